(()=>{var dw=Object.create;var ou=Object.defineProperty;var hw=Object.getOwnPropertyDescriptor;var gw=Object.getOwnPropertyNames;var yw=Object.getPrototypeOf,bw=Object.prototype.hasOwnProperty;var ne=(n,t)=>()=>{try{return t||n((t={exports:{}}).exports,t),t.exports}catch(e){throw t=0,e}},ze=(n,t)=>{for(var e in t)ou(n,e,{get:t[e],enumerable:!0})},ww=(n,t,e,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of gw(t))!bw.call(n,o)&&o!==e&&ou(n,o,{get:()=>t[o],enumerable:!(r=hw(t,o))||r.enumerable});return n};var mo=(n,t,e)=>(e=n!=null?dw(yw(n)):{},ww(t||!n||!n.__esModule?ou(e,"default",{value:n,enumerable:!0}):e,n));var dm=ne((l0,fm)=>{fm.exports=it;var Zt=null;try{Zt=new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,13,2,96,0,1,127,96,4,127,127,127,127,1,127,3,7,6,0,1,1,1,1,1,6,6,1,127,1,65,0,11,7,50,6,3,109,117,108,0,1,5,100,105,118,95,115,0,2,5,100,105,118,95,117,0,3,5,114,101,109,95,115,0,4,5,114,101,109,95,117,0,5,8,103,101,116,95,104,105,103,104,0,0,10,191,1,6,4,0,35,0,11,36,1,1,126,32,0,173,32,1,173,66,32,134,132,32,2,173,32,3,173,66,32,134,132,126,34,4,66,32,135,167,36,0,32,4,167,11,36,1,1,126,32,0,173,32,1,173,66,32,134,132,32,2,173,32,3,173,66,32,134,132,127,34,4,66,32,135,167,36,0,32,4,167,11,36,1,1,126,32,0,173,32,1,173,66,32,134,132,32,2,173,32,3,173,66,32,134,132,128,34,4,66,32,135,167,36,0,32,4,167,11,36,1,1,126,32,0,173,32,1,173,66,32,134,132,32,2,173,32,3,173,66,32,134,132,129,34,4,66,32,135,167,36,0,32,4,167,11,36,1,1,126,32,0,173,32,1,173,66,32,134,132,32,2,173,32,3,173,66,32,134,132,130,34,4,66,32,135,167,36,0,32,4,167,11])),{}).exports}catch{}function it(n,t,e){this.low=n|0,this.high=t|0,this.unsigned=!!e}it.prototype.__isLong__;Object.defineProperty(it.prototype,"__isLong__",{value:!0});function Ut(n){return(n&&n.__isLong__)===!0}it.isLong=Ut;var om={},am={};function Je(n,t){var e,r,o;return t?(n>>>=0,(o=0<=n&&n<256)&&(r=am[n],r)?r:(e=ut(n,(n|0)<0?-1:0,!0),o&&(am[n]=e),e)):(n|=0,(o=-128<=n&&n<128)&&(r=om[n],r)?r:(e=ut(n,n<0?-1:0,!1),o&&(om[n]=e),e))}it.fromInt=Je;function Yt(n,t){if(isNaN(n))return t?Xe:Qt;if(t){if(n<0)return Xe;if(n>=lm)return mm}else{if(n<=-im)return Wt;if(n+1>=im)return pm}return n<0?Yt(-n,t).neg():ut(n%vn|0,n/vn|0,t)}it.fromNumber=Yt;function ut(n,t,e){return new it(n,t,e)}it.fromBits=ut;var No=Math.pow;function cl(n,t,e){if(n.length===0)throw Error("empty string");if(n==="NaN"||n==="Infinity"||n==="+Infinity"||n==="-Infinity")return Qt;if(typeof t=="number"?(e=t,t=!1):t=!!t,e=e||10,e<2||36<e)throw RangeError("radix");var r;if((r=n.indexOf("-"))>0)throw Error("interior hyphen");if(r===0)return cl(n.substring(1),t,e).neg();for(var o=Yt(No(e,8)),s=Qt,i=0;i<n.length;i+=8){var u=Math.min(8,n.length-i),l=parseInt(n.substring(i,i+u),e);if(u<8){var a=Yt(No(e,u));s=s.mul(a).add(Yt(l))}else s=s.mul(o),s=s.add(Yt(l))}return s.unsigned=t,s}it.fromString=cl;function re(n,t){return typeof n=="number"?Yt(n,t):typeof n=="string"?cl(n,t):ut(n.low,n.high,typeof t=="boolean"?t:n.unsigned)}it.fromValue=re;var sm=65536,qw=1<<24,vn=sm*sm,lm=vn*vn,im=lm/2,um=Je(qw),Qt=Je(0);it.ZERO=Qt;var Xe=Je(0,!0);it.UZERO=Xe;var Sn=Je(1);it.ONE=Sn;var cm=Je(1,!0);it.UONE=cm;var ll=Je(-1);it.NEG_ONE=ll;var pm=ut(-1,2147483647,!1);it.MAX_VALUE=pm;var mm=ut(-1,-1,!0);it.MAX_UNSIGNED_VALUE=mm;var Wt=ut(0,-2147483648,!1);it.MIN_VALUE=Wt;var N=it.prototype;N.toInt=function(){return this.unsigned?this.low>>>0:this.low};N.toNumber=function(){return this.unsigned?(this.high>>>0)*vn+(this.low>>>0):this.high*vn+(this.low>>>0)};N.toString=function(t){if(t=t||10,t<2||36<t)throw RangeError("radix");if(this.isZero())return"0";if(this.isNegative())if(this.eq(Wt)){var e=Yt(t),r=this.div(e),o=r.mul(e).sub(this);return r.toString(t)+o.toInt().toString(t)}else return"-"+this.neg().toString(t);for(var s=Yt(No(t,6),this.unsigned),i=this,u="";;){var l=i.div(s),a=i.sub(l.mul(s)).toInt()>>>0,c=a.toString(t);if(i=l,i.isZero())return c+u;for(;c.length<6;)c="0"+c;u=""+c+u}};N.getHighBits=function(){return this.high};N.getHighBitsUnsigned=function(){return this.high>>>0};N.getLowBits=function(){return this.low};N.getLowBitsUnsigned=function(){return this.low>>>0};N.getNumBitsAbs=function(){if(this.isNegative())return this.eq(Wt)?64:this.neg().getNumBitsAbs();for(var t=this.high!=0?this.high:this.low,e=31;e>0&&(t&1<<e)==0;e--);return this.high!=0?e+33:e+1};N.isZero=function(){return this.high===0&&this.low===0};N.eqz=N.isZero;N.isNegative=function(){return!this.unsigned&&this.high<0};N.isPositive=function(){return this.unsigned||this.high>=0};N.isOdd=function(){return(this.low&1)===1};N.isEven=function(){return(this.low&1)===0};N.equals=function(t){return Ut(t)||(t=re(t)),this.unsigned!==t.unsigned&&this.high>>>31===1&&t.high>>>31===1?!1:this.high===t.high&&this.low===t.low};N.eq=N.equals;N.notEquals=function(t){return!this.eq(t)};N.neq=N.notEquals;N.ne=N.notEquals;N.lessThan=function(t){return this.comp(t)<0};N.lt=N.lessThan;N.lessThanOrEqual=function(t){return this.comp(t)<=0};N.lte=N.lessThanOrEqual;N.le=N.lessThanOrEqual;N.greaterThan=function(t){return this.comp(t)>0};N.gt=N.greaterThan;N.greaterThanOrEqual=function(t){return this.comp(t)>=0};N.gte=N.greaterThanOrEqual;N.ge=N.greaterThanOrEqual;N.compare=function(t){if(Ut(t)||(t=re(t)),this.eq(t))return 0;var e=this.isNegative(),r=t.isNegative();return e&&!r?-1:!e&&r?1:this.unsigned?t.high>>>0>this.high>>>0||t.high===this.high&&t.low>>>0>this.low>>>0?-1:1:this.sub(t).isNegative()?-1:1};N.comp=N.compare;N.negate=function(){return!this.unsigned&&this.eq(Wt)?Wt:this.not().add(Sn)};N.neg=N.negate;N.add=function(t){Ut(t)||(t=re(t));var e=this.high>>>16,r=this.high&65535,o=this.low>>>16,s=this.low&65535,i=t.high>>>16,u=t.high&65535,l=t.low>>>16,a=t.low&65535,c=0,p=0,m=0,f=0;return f+=s+a,m+=f>>>16,f&=65535,m+=o+l,p+=m>>>16,m&=65535,p+=r+u,c+=p>>>16,p&=65535,c+=e+i,c&=65535,ut(m<<16|f,c<<16|p,this.unsigned)};N.subtract=function(t){return Ut(t)||(t=re(t)),this.add(t.neg())};N.sub=N.subtract;N.multiply=function(t){if(this.isZero())return Qt;if(Ut(t)||(t=re(t)),Zt){var e=Zt.mul(this.low,this.high,t.low,t.high);return ut(e,Zt.get_high(),this.unsigned)}if(t.isZero())return Qt;if(this.eq(Wt))return t.isOdd()?Wt:Qt;if(t.eq(Wt))return this.isOdd()?Wt:Qt;if(this.isNegative())return t.isNegative()?this.neg().mul(t.neg()):this.neg().mul(t).neg();if(t.isNegative())return this.mul(t.neg()).neg();if(this.lt(um)&&t.lt(um))return Yt(this.toNumber()*t.toNumber(),this.unsigned);var r=this.high>>>16,o=this.high&65535,s=this.low>>>16,i=this.low&65535,u=t.high>>>16,l=t.high&65535,a=t.low>>>16,c=t.low&65535,p=0,m=0,f=0,d=0;return d+=i*c,f+=d>>>16,d&=65535,f+=s*c,m+=f>>>16,f&=65535,f+=i*a,m+=f>>>16,f&=65535,m+=o*c,p+=m>>>16,m&=65535,m+=s*a,p+=m>>>16,m&=65535,m+=i*l,p+=m>>>16,m&=65535,p+=r*c+o*a+s*l+i*u,p&=65535,ut(f<<16|d,p<<16|m,this.unsigned)};N.mul=N.multiply;N.divide=function(t){if(Ut(t)||(t=re(t)),t.isZero())throw Error("division by zero");if(Zt){if(!this.unsigned&&this.high===-2147483648&&t.low===-1&&t.high===-1)return this;var e=(this.unsigned?Zt.div_u:Zt.div_s)(this.low,this.high,t.low,t.high);return ut(e,Zt.get_high(),this.unsigned)}if(this.isZero())return this.unsigned?Xe:Qt;var r,o,s;if(this.unsigned){if(t.unsigned||(t=t.toUnsigned()),t.gt(this))return Xe;if(t.gt(this.shru(1)))return cm;s=Xe}else{if(this.eq(Wt)){if(t.eq(Sn)||t.eq(ll))return Wt;if(t.eq(Wt))return Sn;var i=this.shr(1);return r=i.div(t).shl(1),r.eq(Qt)?t.isNegative()?Sn:ll:(o=this.sub(t.mul(r)),s=r.add(o.div(t)),s)}else if(t.eq(Wt))return this.unsigned?Xe:Qt;if(this.isNegative())return t.isNegative()?this.neg().div(t.neg()):this.neg().div(t).neg();if(t.isNegative())return this.div(t.neg()).neg();s=Qt}for(o=this;o.gte(t);){r=Math.max(1,Math.floor(o.toNumber()/t.toNumber()));for(var u=Math.ceil(Math.log(r)/Math.LN2),l=u<=48?1:No(2,u-48),a=Yt(r),c=a.mul(t);c.isNegative()||c.gt(o);)r-=l,a=Yt(r,this.unsigned),c=a.mul(t);a.isZero()&&(a=Sn),s=s.add(a),o=o.sub(c)}return s};N.div=N.divide;N.modulo=function(t){if(Ut(t)||(t=re(t)),Zt){var e=(this.unsigned?Zt.rem_u:Zt.rem_s)(this.low,this.high,t.low,t.high);return ut(e,Zt.get_high(),this.unsigned)}return this.sub(this.div(t).mul(t))};N.mod=N.modulo;N.rem=N.modulo;N.not=function(){return ut(~this.low,~this.high,this.unsigned)};N.and=function(t){return Ut(t)||(t=re(t)),ut(this.low&t.low,this.high&t.high,this.unsigned)};N.or=function(t){return Ut(t)||(t=re(t)),ut(this.low|t.low,this.high|t.high,this.unsigned)};N.xor=function(t){return Ut(t)||(t=re(t)),ut(this.low^t.low,this.high^t.high,this.unsigned)};N.shiftLeft=function(t){return Ut(t)&&(t=t.toInt()),(t&=63)===0?this:t<32?ut(this.low<<t,this.high<<t|this.low>>>32-t,this.unsigned):ut(0,this.low<<t-32,this.unsigned)};N.shl=N.shiftLeft;N.shiftRight=function(t){return Ut(t)&&(t=t.toInt()),(t&=63)===0?this:t<32?ut(this.low>>>t|this.high<<32-t,this.high>>t,this.unsigned):ut(this.high>>t-32,this.high>=0?0:-1,this.unsigned)};N.shr=N.shiftRight;N.shiftRightUnsigned=function(t){if(Ut(t)&&(t=t.toInt()),t&=63,t===0)return this;var e=this.high;if(t<32){var r=this.low;return ut(r>>>t|e<<32-t,e>>>t,this.unsigned)}else return t===32?ut(e,0,this.unsigned):ut(e>>>t-32,0,this.unsigned)};N.shru=N.shiftRightUnsigned;N.shr_u=N.shiftRightUnsigned;N.toSigned=function(){return this.unsigned?ut(this.low,this.high,!1):this};N.toUnsigned=function(){return this.unsigned?this:ut(this.low,this.high,!0)};N.toBytes=function(t){return t?this.toBytesLE():this.toBytesBE()};N.toBytesLE=function(){var t=this.high,e=this.low;return[e&255,e>>>8&255,e>>>16&255,e>>>24,t&255,t>>>8&255,t>>>16&255,t>>>24]};N.toBytesBE=function(){var t=this.high,e=this.low;return[t>>>24,t>>>16&255,t>>>8&255,t&255,e>>>24,e>>>16&255,e>>>8&255,e&255]};it.fromBytes=function(t,e,r){return r?it.fromBytesLE(t,e):it.fromBytesBE(t,e)};it.fromBytesLE=function(t,e){return new it(t[0]|t[1]<<8|t[2]<<16|t[3]<<24,t[4]|t[5]<<8|t[6]<<16|t[7]<<24,e)};it.fromBytesBE=function(t,e){return new it(t[4]<<24|t[5]<<16|t[6]<<8|t[7],t[0]<<24|t[1]<<16|t[2]<<8|t[3],e)}});var Xm=ne(()=>{});var Jm=ne(()=>{});var ic=ne(()=>{});var uc=ne(()=>{});var ib=ne(()=>{});var ub=ne(()=>{});var lb=ne(()=>{});var cb=ne((ya,cc)=>{var lc=(()=>{var n=typeof document<"u"&&document.currentScript?document.currentScript.src:void 0;return typeof __filename<"u"&&(n=n||__filename),(function(t){t=t||{};function e(){return rt.buffer!=It&&St(rt.buffer),Fr}function r(){return rt.buffer!=It&&St(rt.buffer),Dr}function o(){return rt.buffer!=It&&St(rt.buffer),Nr}function s(){return rt.buffer!=It&&St(rt.buffer),Cr}function i(){return rt.buffer!=It&&St(rt.buffer),Tr}function u(){return rt.buffer!=It&&St(rt.buffer),Rr}function l(){return rt.buffer!=It&&St(rt.buffer),Pr}var a=typeof t<"u"?t:{},c,p;a.ready=new Promise(function(g,x){c=g,p=x});var m;typeof process<"u"&&process.listeners&&(m={uncaughtException:process.listeners("uncaughtException"),unhandledRejection:process.listeners("unhandledRejection")});var f=Object.assign({},a),d=[],h="./this.program",b=(g,x)=>{throw x},w=typeof window=="object",I=typeof importScripts=="function",y=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string",k=a.ENVIRONMENT_IS_PTHREAD||!1,D="";function $(g){return a.locateFile?a.locateFile(g,D):D+g}var W,j,G,X;function Y(g){if(g instanceof Ue)return;pt("exiting due to exception: "+g)}if(y){var et=ic(),at=uc();I?D=at.dirname(D)+"/":D=__dirname+"/",W=(x,F)=>(x=ln(x)?new URL(x):at.normalize(x),et.readFileSync(x,F?void 0:"utf8")),G=x=>{var F=W(x,!0);return F.buffer||(F=new Uint8Array(F)),F},j=(x,F,z)=>{x=ln(x)?new URL(x):at.normalize(x),et.readFile(x,function(K,q){K?z(K):F(q.buffer)})},process.argv.length>1&&(h=process.argv[1].replace(/\\/g,"/")),d=process.argv.slice(2),process.on("uncaughtException",function(x){if(!(x instanceof Ue))throw x}),process.on("unhandledRejection",function(x){throw x}),b=(x,F)=>{if($e())throw process.exitCode=x,F;Y(F),process.exit(x)},a.inspect=function(){return"[Emscripten Module object]"};let g;try{g=ib()}catch(x){throw console.error('The "worker_threads" module is not supported in this node.js build - perhaps a newer version is needed?'),x}global.Worker=g.Worker}else(w||I)&&(I?D=self.location.href:typeof document<"u"&&document.currentScript&&(D=document.currentScript.src),typeof n<"u"&&n&&(D=n),D.indexOf("blob:")!==0?D=D.substr(0,D.replace(/[?#].*/,"").lastIndexOf("/")+1):D="",y||(W=g=>{var x=new XMLHttpRequest;return x.open("GET",g,!1),x.send(null),x.responseText},I&&(G=g=>{var x=new XMLHttpRequest;return x.open("GET",g,!1),x.responseType="arraybuffer",x.send(null),new Uint8Array(x.response)}),j=(g,x,F)=>{var z=new XMLHttpRequest;z.open("GET",g,!0),z.responseType="arraybuffer",z.onload=()=>{if(z.status==200||z.status==0&&z.response){x(z.response);return}F()},z.onerror=F,z.send(null)}),X=g=>document.title=g);y&&typeof performance>"u"&&(global.performance=ub().performance);var xt=console.log.bind(console),_t=console.warn.bind(console);y&&(xt=g=>et.writeSync(1,g+`
`),_t=g=>et.writeSync(2,g+`
`));var qt=a.print||xt,pt=a.printErr||_t;Object.assign(a,f),f=null,a.arguments&&(d=a.arguments),a.thisProgram&&(h=a.thisProgram),a.quit&&(b=a.quit);var ve=4,ke=Atomics.load,ee=Atomics.store,me=Atomics.compareExchange,bt;a.wasmBinary&&(bt=a.wasmBinary);var wt=a.noExitRuntime||!0;typeof WebAssembly!="object"&&We("no native wasm support detected");var rt,Ae,ie=!1,fe;function Ln(g,x){g||We(x)}var $n=typeof TextDecoder<"u"?new TextDecoder("utf8"):void 0;function Ia(g,x,F){x>>>=0;for(var z=x+F,K=x;g[K]&&!(K>=z);)++K;if(K-x>16&&g.buffer&&$n)return $n.decode(g.buffer instanceof SharedArrayBuffer?g.slice(x,K):g.subarray(x,K));for(var q="";x<K;){var R=g[x++];if(!(R&128)){q+=String.fromCharCode(R);continue}var O=g[x++]&63;if((R&224)==192){q+=String.fromCharCode((R&31)<<6|O);continue}var mt=g[x++]&63;if((R&240)==224?R=(R&15)<<12|O<<6|mt:R=(R&7)<<18|O<<12|mt<<6|g[x++]&63,R<65536)q+=String.fromCharCode(R);else{var Kt=R-65536;q+=String.fromCharCode(55296|Kt>>10,56320|Kt&1023)}}return q}function Ar(g,x){return g>>>=0,g?Ia(r(),g,x):""}function Mr(g,x,F,z){if(F>>>=0,!(z>0))return 0;for(var K=F,q=F+z-1,R=0;R<g.length;++R){var O=g.charCodeAt(R);if(O>=55296&&O<=57343){var mt=g.charCodeAt(++R);O=65536+((O&1023)<<10)|mt&1023}if(O<=127){if(F>=q)break;x[F++>>>0]=O}else if(O<=2047){if(F+1>=q)break;x[F++>>>0]=192|O>>6,x[F++>>>0]=128|O&63}else if(O<=65535){if(F+2>=q)break;x[F++>>>0]=224|O>>12,x[F++>>>0]=128|O>>6&63,x[F++>>>0]=128|O&63}else{if(F+3>=q)break;x[F++>>>0]=240|O>>18,x[F++>>>0]=128|O>>12&63,x[F++>>>0]=128|O>>6&63,x[F++>>>0]=128|O&63}}return x[F>>>0]=0,F-K}function Er(g,x,F){return Mr(g,r(),x,F)}var It,Fr,Dr,Nr,Sa,Cr,Tr,Rr,Pr;k&&(It=a.buffer);function St(g){It=g,a.HEAP8=Fr=new Int8Array(g),a.HEAP16=Nr=new Int16Array(g),a.HEAP32=Cr=new Int32Array(g),a.HEAPU8=Dr=new Uint8Array(g),a.HEAPU16=Sa=new Uint16Array(g),a.HEAPU32=Tr=new Uint32Array(g),a.HEAPF32=Rr=new Float32Array(g),a.HEAPF64=Pr=new Float64Array(g)}var an=a.INITIAL_MEMORY||16777216;if(k)rt=a.wasmMemory,It=a.buffer;else if(a.wasmMemory)rt=a.wasmMemory;else if(rt=new WebAssembly.Memory({initial:an/65536,maximum:65536,shared:!0}),!(rt.buffer instanceof SharedArrayBuffer))throw pt("requested a shared WebAssembly.Memory but the returned buffer is not a SharedArrayBuffer, indicating that while the browser has SharedArrayBuffer it does not have WebAssembly threads support - you may need to set a flag"),y&&pt("(on node you may need: --experimental-wasm-threads --experimental-wasm-bulk-memory and/or recent version)"),Error("bad memory");rt&&(It=rt.buffer),an=It.byteLength,St(It);var Me,Br=[],Or=[],Ee=[],va=!1;function $e(){return wt}function sn(){if(a.preRun)for(typeof a.preRun=="function"&&(a.preRun=[a.preRun]);a.preRun.length;)ka(a.preRun.shift());Un(Br)}function vt(){va=!0,!k&&Un(Or)}function Lr(){if(!k){if(a.postRun)for(typeof a.postRun=="function"&&(a.postRun=[a.postRun]);a.postRun.length;)_c(a.postRun.shift());Un(Ee)}}function ka(g){Br.unshift(g)}function Aa(g){Or.unshift(g)}function _c(g){Ee.unshift(g)}var Fe=0,un=null,de=null;function Ma(g){Fe++,a.monitorRunDependencies&&a.monitorRunDependencies(Fe)}function $r(g){if(Fe--,a.monitorRunDependencies&&a.monitorRunDependencies(Fe),Fe==0&&(un!==null&&(clearInterval(un),un=null),de)){var x=de;de=null,x()}}function We(g){a.onAbort&&a.onAbort(g),g="Aborted("+g+")",pt(g),ie=!0,fe=1,g+=". Build with -sASSERTIONS for more info.";var x=new WebAssembly.RuntimeError(g);throw p(x),x}var Ea="data:application/octet-stream;base64,";function Wr(g){return g.startsWith(Ea)}function ln(g){return g.startsWith("file://")}var kt;kt="tfjs-backend-wasm-threaded-simd.wasm",Wr(kt)||(kt=$(kt));function Ur(g){try{if(g==kt&&bt)return new Uint8Array(bt);if(G)return G(g);throw"both async and sync fetching of the wasm failed"}catch(x){We(x)}}function Fa(){if(!bt&&(w||I)){if(typeof fetch=="function"&&!ln(kt))return fetch(kt,{credentials:"same-origin"}).then(function(g){if(!g.ok)throw"failed to load wasm binary file at '"+kt+"'";return g.arrayBuffer()}).catch(function(){return Ur(kt)});if(j)return new Promise(function(g,x){j(kt,function(F){g(new Uint8Array(F))},x)})}return Promise.resolve().then(function(){return Ur(kt)})}function Da(){var g={env:to,wasi_snapshot_preview1:to};function x(R,O){var mt=R.exports;if(a.asm=mt,$a(a.asm._emscripten_tls_init),Me=a.asm.__indirect_function_table,Aa(a.asm.__wasm_call_ctors),Ae=O,!k){var Kt=V.unusedWorkers.length;V.unusedWorkers.forEach(function(ge){V.loadWasmModuleToWorker(ge,function(){--Kt||$r("wasm-instantiate")})})}}k||Ma("wasm-instantiate");function F(R){x(R.instance,R.module)}function z(R){return Fa().then(function(O){return WebAssembly.instantiate(O,g)}).then(function(O){return O}).then(R,function(O){pt("failed to asynchronously prepare wasm: "+O),We(O)})}function K(){return!bt&&typeof WebAssembly.instantiateStreaming=="function"&&!Wr(kt)&&!ln(kt)&&!y&&typeof fetch=="function"?fetch(kt,{credentials:"same-origin"}).then(function(R){var O=WebAssembly.instantiateStreaming(R,g);return O.then(F,function(mt){return pt("wasm streaming compile failed: "+mt),pt("falling back to ArrayBuffer instantiation"),z(F)})}):z(F)}if(a.instantiateWasm)try{var q=a.instantiateWasm(g,x);return q}catch(R){pt("Module.instantiateWasm callback failed with error: "+R),p(R)}return K().catch(p),{}}var Ic,Sc,Gr={};function Ue(g){this.name="ExitStatus",this.message="Program terminated with exit("+g+")",this.status=g}function Na(g){var x=V.pthreads[g];delete V.pthreads[g],x.terminate(),eu(g),V.runningWorkers.splice(V.runningWorkers.indexOf(x),1),x.pthread_ptr=0}function Ca(g){var x=V.pthreads[g];x.postMessage({cmd:"cancel"})}function Wn(g){var x=V.pthreads[g];Ln(x),V.returnWorkerToPool(x)}function Ta(g){var x=V.getNewWorker();if(!x)return 6;V.runningWorkers.push(x),V.pthreads[g.pthread_ptr]=x,x.pthread_ptr=g.pthread_ptr;var F={cmd:"run",start_routine:g.startRoutine,arg:g.arg,pthread_ptr:g.pthread_ptr};return x.runPthread=()=>{y&&x.ref(),x.postMessage(F,g.transferList),delete x.runPthread},x.loaded&&x.runPthread(),0}var zr={varargs:void 0,get:function(){zr.varargs+=4;var g=s()[zr.varargs-4>>>2];return g},getStr:function(g){var x=Ar(g);return x}};function Hr(g){if(k)return De(1,1,g);fe=g,$e()||(V.terminateAllThreads(),a.onExit&&a.onExit(g),ie=!0),b(g,new Ue(g))}function Ra(g,x){if(fe=g,!x&&k)throw qr(g),"unwind";Hr(g)}var Vr=Ra;function Pa(g){if(g instanceof Ue||g=="unwind")return fe;b(1,g)}var V={unusedWorkers:[],runningWorkers:[],tlsInitFunctions:[],pthreads:{},init:function(){k?V.initWorker():V.initMainThread()},initMainThread:function(){for(var g=8;g--;)V.allocateUnusedWorker()},initWorker:function(){wt=!1},setExitStatus:function(g){fe=g},terminateAllThreads:function(){for(var g of Object.values(V.pthreads))V.returnWorkerToPool(g);for(var g of V.unusedWorkers)g.terminate();V.unusedWorkers=[]},returnWorkerToPool:function(g){var x=g.pthread_ptr;delete V.pthreads[x],V.unusedWorkers.push(g),V.runningWorkers.splice(V.runningWorkers.indexOf(g),1),g.pthread_ptr=0,y&&g.unref(),eu(x)},receiveObjectTransfer:function(g){},threadInitTLS:function(){V.tlsInitFunctions.forEach(g=>g())},loadWasmModuleToWorker:function(g,x){g.onmessage=q=>{var R=q.data,O=R.cmd;if(g.pthread_ptr&&(V.currentProxiedOperationCallerThread=g.pthread_ptr),R.targetThread&&R.targetThread!=so()){var mt=V.pthreads[R.targetThread];mt?mt.postMessage(R,R.transferList):pt('Internal error! Worker sent a message "'+O+'" to target pthread '+R.targetThread+", but that thread no longer exists!"),V.currentProxiedOperationCallerThread=void 0;return}O==="processProxyingQueue"?Gn(R.queue):O==="spawnThread"?Ta(R):O==="cleanupThread"?Wn(R.thread):O==="killThread"?Na(R.thread):O==="cancelThread"?Ca(R.thread):O==="loaded"?(g.loaded=!0,y&&g.unref(),x&&x(g),g.runPthread&&g.runPthread()):O==="print"?qt("Thread "+R.threadId+": "+R.text):O==="printErr"?pt("Thread "+R.threadId+": "+R.text):O==="alert"?alert("Thread "+R.threadId+": "+R.text):R.target==="setimmediate"?g.postMessage(R):O==="callHandler"?a[R.handler](...R.args):O&&pt("worker sent an unknown command "+O),V.currentProxiedOperationCallerThread=void 0},g.onerror=q=>{var R="worker sent an error!";throw pt(R+" "+q.filename+":"+q.lineno+": "+q.message),q},y&&(g.on("message",function(q){g.onmessage({data:q})}),g.on("error",function(q){g.onerror(q)}),g.on("detachedExit",function(){}));var F=[],z=["onExit","onAbort","print","printErr"];for(var K of z)a.hasOwnProperty(K)&&F.push(K);g.postMessage({cmd:"load",handlers:F,urlOrBlob:a.mainScriptUrlOrBlob||n,wasmMemory:rt,wasmModule:Ae})},allocateUnusedWorker:function(){var g,x=$("tfjs-backend-wasm-threaded-simd.worker.js");g=new Worker(x),V.unusedWorkers.push(g)},getNewWorker:function(){return V.unusedWorkers.length==0&&(V.allocateUnusedWorker(),V.loadWasmModuleToWorker(V.unusedWorkers[0])),V.unusedWorkers.pop()}};a.PThread=V;function Un(g){for(;g.length>0;)g.shift()(a)}function Ba(){var g=so(),x=s()[g+52>>>2],F=s()[g+56>>>2],z=x-F;Fc(x,z),io(x)}a.establishStackSpace=Ba;function qr(g){if(k)return De(2,0,g);try{Vr(g)}catch(x){Pa(x)}}var cn=[];function Oa(g){var x=cn[g];return x||(g>=cn.length&&(cn.length=g+1),cn[g]=x=Me.get(g)),x}function La(g,x){var F=Oa(g)(x);$e()?V.setExitStatus(F):Ec(F)}a.invokeEntryPoint=La;function $a(g){V.tlsInitFunctions.push(g)}function Wa(g){kc(g,!I,1,!w),V.threadInitTLS()}function Ua(g){k?postMessage({cmd:"cleanupThread",thread:g}):Wn(g)}function jr(g,x,F,z){return k?De(3,1,g,x,F,z):Kr(g,x,F,z)}function Kr(g,x,F,z){if(typeof SharedArrayBuffer>"u")return pt("Current environment does not support SharedArrayBuffer, pthreads are not available!"),6;var K=[],q=0;if(k&&(K.length===0||q))return jr(g,x,F,z);if(q)return q;var R={startRoutine:F,pthread_ptr:g,arg:z,transferList:K};return k?(R.cmd="spawnThread",postMessage(R,K),0):Ta(R)}function Ga(){return 65536}var za=!0;function Ha(){return za}function Gn(g){Atomics.store(s(),g>>2,1),so()&&Mc(g),Atomics.compareExchange(s(),g>>2,1,0)}a.executeNotifiedProxyingQueue=Gn;function Va(g,x,F,z){if(g==x)setTimeout(()=>Gn(z));else if(k)postMessage({targetThread:g,cmd:"processProxyingQueue",queue:z});else{var K=V.pthreads[g];if(!K)return;K.postMessage({cmd:"processProxyingQueue",queue:z})}return 1}function qa(g,x,F){return-1}function ja(){We("")}function Ge(g){Ge.shown||(Ge.shown={}),Ge.shown[g]||(Ge.shown[g]=1,y&&(g="warning: "+g),pt(g))}function Ka(){y||I||Ge("Blocking on the main thread is very dangerous, see https://emscripten.org/docs/porting/pthreads.html#blocking-on-the-main-browser-thread")}function Xa(){return Date.now()}function Xr(){return 4294901760}function Ja(){return Xr()}var zn;y?zn=()=>{var g=process.hrtime();return g[0]*1e3+g[1]/1e6}:zn=()=>performance.timeOrigin+performance.now();function Za(g,x,F){r().copyWithin(g>>>0,x>>>0,x+F>>>0)}function Ya(){return y?lb().cpus().length:navigator.hardwareConcurrency}function Qa(g){var x=nu(),F=g();return io(x),F}function De(g,x){var F=arguments.length-2,z=arguments;return Qa(()=>{for(var K=F,q=uo(K*8),R=q>>3,O=0;O<F;O++){var mt=z[2+O];l()[R+O>>>0]=mt}return Ac(g,K,q,x)})}var Hn=[];function ts(g,x,F){Hn.length=x;for(var z=F>>3,K=0;K<x;K++)Hn[K]=l()[z+K>>>0];var q=g<0,R=q?Gr[-g-1]:ls[g];return R.apply(null,Hn)}function es(g){try{return rt.grow(g-It.byteLength+65535>>>16),St(rt.buffer),1}catch{}}function ns(g){var x=r().length;if(g=g>>>0,g<=x)return!1;var F=Xr();if(g>F)return!1;let z=(mt,Kt)=>mt+(Kt-mt%Kt)%Kt;for(var K=1;K<=4;K*=2){var q=x*(1+.2/K);q=Math.min(q,g+100663296);var R=Math.min(F,z(Math.max(g,q),65536)),O=es(R);if(O)return!0}return!1}function rs(){throw"unwind"}function Jr(g){return k?De(4,1,g):52}function Zr(g,x,F,z,K){return k?De(5,1,g,x,F,z,K):70}var os=[null,[],[]];function as(g,x){var F=os[g];x===0||x===10?((g===1?qt:pt)(Ia(F,0)),F.length=0):F.push(x)}function Yr(g,x,F,z){if(k)return De(6,1,g,x,F,z);for(var K=0,q=0;q<F;q++){var R=i()[x>>>2],O=i()[x+4>>>2];x+=8;for(var mt=0;mt<O;mt++)as(g,r()[R+mt>>>0]);K+=O}return i()[z>>>2]=K,0}function Qr(g){var x=a["_"+g];return x}function ss(g,x){e().set(g,x>>>0)}function is(g,x,F,z,K){var q={string:Lt=>{var dn=0;if(Lt!=null&&Lt!==0){var Cc=(Lt.length<<2)+1;dn=uo(Cc),Er(Lt,dn,Cc)}return dn},array:Lt=>{var dn=uo(Lt.length);return ss(Lt,dn),dn}};function R(Lt){return x==="string"?Ar(Lt):x==="boolean"?!!Lt:Lt}var O=Qr(g),mt=[],Kt=0;if(z)for(var ge=0;ge<z.length;ge++){var Nc=q[F[ge]];Nc?(Kt===0&&(Kt=nu()),mt[ge]=Nc(z[ge])):mt[ge]=z[ge]}var ru=O.apply(null,mt);function fw(Lt){return Kt!==0&&io(Kt),R(Lt)}return ru=fw(ru),ru}function us(g,x,F,z){F=F||[];var K=F.every(R=>R==="number"||R==="boolean"),q=x!=="string";return q&&K&&!z?Qr(g):function(){return is(g,x,F,arguments,z)}}V.init();var ls=[null,Hr,qr,jr,Jr,Zr,Yr],to={__emscripten_init_main_thread_js:Wa,__emscripten_thread_cleanup:Ua,__pthread_create_js:Kr,_emscripten_default_pthread_stack_size:Ga,_emscripten_get_now_is_monotonic:Ha,_emscripten_notify_task_queue:Va,_emscripten_set_offscreencanvas_size:qa,abort:ja,emscripten_check_blocking_allowed:Ka,emscripten_date_now:Xa,emscripten_get_heap_max:Ja,emscripten_get_now:zn,emscripten_memcpy_big:Za,emscripten_num_logical_cores:Ya,emscripten_receive_on_main_thread_js:ts,emscripten_resize_heap:ns,emscripten_unwind_to_js_event_loop:rs,exit:Vr,fd_close:Jr,fd_seek:Zr,fd_write:Yr,memory:rt||a.wasmMemory},vc=Da(),cs=a.___wasm_call_ctors=function(){return(cs=a.___wasm_call_ctors=a.asm.__wasm_call_ctors).apply(null,arguments)},ps=a._init=function(){return(ps=a._init=a.asm.init).apply(null,arguments)},ms=a._init_with_threads_count=function(){return(ms=a._init_with_threads_count=a.asm.init_with_threads_count).apply(null,arguments)},fs=a._get_threads_count=function(){return(fs=a._get_threads_count=a.asm.get_threads_count).apply(null,arguments)},ds=a._register_tensor=function(){return(ds=a._register_tensor=a.asm.register_tensor).apply(null,arguments)},hs=a._dispose_data=function(){return(hs=a._dispose_data=a.asm.dispose_data).apply(null,arguments)},gs=a._dispose=function(){return(gs=a._dispose=a.asm.dispose).apply(null,arguments)},ys=a._Abs=function(){return(ys=a._Abs=a.asm.Abs).apply(null,arguments)},bs=a._Acos=function(){return(bs=a._Acos=a.asm.Acos).apply(null,arguments)},ws=a._Acosh=function(){return(ws=a._Acosh=a.asm.Acosh).apply(null,arguments)},xs=a._Add=function(){return(xs=a._Add=a.asm.Add).apply(null,arguments)},_s=a._AddN=function(){return(_s=a._AddN=a.asm.AddN).apply(null,arguments)},Is=a._All=function(){return(Is=a._All=a.asm.All).apply(null,arguments)},Ss=a._Any=function(){return(Ss=a._Any=a.asm.Any).apply(null,arguments)},vs=a._ArgMax=function(){return(vs=a._ArgMax=a.asm.ArgMax).apply(null,arguments)},ks=a._ArgMin=function(){return(ks=a._ArgMin=a.asm.ArgMin).apply(null,arguments)},As=a._Asin=function(){return(As=a._Asin=a.asm.Asin).apply(null,arguments)},Ms=a._Asinh=function(){return(Ms=a._Asinh=a.asm.Asinh).apply(null,arguments)},Es=a._Atan=function(){return(Es=a._Atan=a.asm.Atan).apply(null,arguments)},Fs=a._Atan2=function(){return(Fs=a._Atan2=a.asm.Atan2).apply(null,arguments)},Ds=a._Atanh=function(){return(Ds=a._Atanh=a.asm.Atanh).apply(null,arguments)},Ns=a._AvgPool=function(){return(Ns=a._AvgPool=a.asm.AvgPool).apply(null,arguments)},Cs=a._AvgPool3D=function(){return(Cs=a._AvgPool3D=a.asm.AvgPool3D).apply(null,arguments)},Ts=a._AvgPool3DGrad=function(){return(Ts=a._AvgPool3DGrad=a.asm.AvgPool3DGrad).apply(null,arguments)},Rs=a._AvgPoolGrad=function(){return(Rs=a._AvgPoolGrad=a.asm.AvgPoolGrad).apply(null,arguments)},Ps=a._BatchMatMul=function(){return(Ps=a._BatchMatMul=a.asm.BatchMatMul).apply(null,arguments)},Bs=a._Bincount=function(){return(Bs=a._Bincount=a.asm.Bincount).apply(null,arguments)},Os=a._BitwiseAnd=function(){return(Os=a._BitwiseAnd=a.asm.BitwiseAnd).apply(null,arguments)},Ls=a._Ceil=function(){return(Ls=a._Ceil=a.asm.Ceil).apply(null,arguments)},$s=a._ClipByValue=function(){return($s=a._ClipByValue=a.asm.ClipByValue).apply(null,arguments)},Ws=a._Conv2D=function(){return(Ws=a._Conv2D=a.asm.Conv2D).apply(null,arguments)},Us=a._Conv2DBackpropInput=function(){return(Us=a._Conv2DBackpropInput=a.asm.Conv2DBackpropInput).apply(null,arguments)},Gs=a._Conv3D=function(){return(Gs=a._Conv3D=a.asm.Conv3D).apply(null,arguments)},zs=a._Conv3DBackpropFilterV2=function(){return(zs=a._Conv3DBackpropFilterV2=a.asm.Conv3DBackpropFilterV2).apply(null,arguments)},Hs=a._Conv3DBackpropInputV2=function(){return(Hs=a._Conv3DBackpropInputV2=a.asm.Conv3DBackpropInputV2).apply(null,arguments)},Vs=a._Cos=function(){return(Vs=a._Cos=a.asm.Cos).apply(null,arguments)},qs=a._Cosh=function(){return(qs=a._Cosh=a.asm.Cosh).apply(null,arguments)},js=a._CropAndResize=function(){return(js=a._CropAndResize=a.asm.CropAndResize).apply(null,arguments)},Ks=a._Cumprod=function(){return(Ks=a._Cumprod=a.asm.Cumprod).apply(null,arguments)},Xs=a._Cumsum=function(){return(Xs=a._Cumsum=a.asm.Cumsum).apply(null,arguments)},Js=a._DenseBincount=function(){return(Js=a._DenseBincount=a.asm.DenseBincount).apply(null,arguments)},Zs=a._DepthToSpace=function(){return(Zs=a._DepthToSpace=a.asm.DepthToSpace).apply(null,arguments)},Ys=a._DepthwiseConv2dNative=function(){return(Ys=a._DepthwiseConv2dNative=a.asm.DepthwiseConv2dNative).apply(null,arguments)},Qs=a._Diag=function(){return(Qs=a._Diag=a.asm.Diag).apply(null,arguments)},ti=a._Dilation2D=function(){return(ti=a._Dilation2D=a.asm.Dilation2D).apply(null,arguments)},ei=a._Dilation2DBackpropFilter=function(){return(ei=a._Dilation2DBackpropFilter=a.asm.Dilation2DBackpropFilter).apply(null,arguments)},ni=a._Dilation2DBackpropInput=function(){return(ni=a._Dilation2DBackpropInput=a.asm.Dilation2DBackpropInput).apply(null,arguments)},ri=a._Elu=function(){return(ri=a._Elu=a.asm.Elu).apply(null,arguments)},oi=a._EluGrad=function(){return(oi=a._EluGrad=a.asm.EluGrad).apply(null,arguments)},ai=a._Equal=function(){return(ai=a._Equal=a.asm.Equal).apply(null,arguments)},si=a._Erf=function(){return(si=a._Erf=a.asm.Erf).apply(null,arguments)},ii=a._Exp=function(){return(ii=a._Exp=a.asm.Exp).apply(null,arguments)},ui=a._Expm1=function(){return(ui=a._Expm1=a.asm.Expm1).apply(null,arguments)},li=a._FlipLeftRight=function(){return(li=a._FlipLeftRight=a.asm.FlipLeftRight).apply(null,arguments)},ci=a._Floor=function(){return(ci=a._Floor=a.asm.Floor).apply(null,arguments)},pi=a._FloorDiv=function(){return(pi=a._FloorDiv=a.asm.FloorDiv).apply(null,arguments)},mi=a._FusedBatchNorm=function(){return(mi=a._FusedBatchNorm=a.asm.FusedBatchNorm).apply(null,arguments)},fi=a._FusedConv2D=function(){return(fi=a._FusedConv2D=a.asm.FusedConv2D).apply(null,arguments)},di=a._FusedDepthwiseConv2D=function(){return(di=a._FusedDepthwiseConv2D=a.asm.FusedDepthwiseConv2D).apply(null,arguments)},hi=a._Gather=function(){return(hi=a._Gather=a.asm.Gather).apply(null,arguments)},gi=a._GatherNd=function(){return(gi=a._GatherNd=a.asm.GatherNd).apply(null,arguments)},yi=a._Greater=function(){return(yi=a._Greater=a.asm.Greater).apply(null,arguments)},bi=a._GreaterEqual=function(){return(bi=a._GreaterEqual=a.asm.GreaterEqual).apply(null,arguments)},wi=a._IsFinite=function(){return(wi=a._IsFinite=a.asm.IsFinite).apply(null,arguments)},xi=a._IsInf=function(){return(xi=a._IsInf=a.asm.IsInf).apply(null,arguments)},_i=a._IsNan=function(){return(_i=a._IsNan=a.asm.IsNan).apply(null,arguments)},Ii=a._LRN=function(){return(Ii=a._LRN=a.asm.LRN).apply(null,arguments)},Si=a._LRNGrad=function(){return(Si=a._LRNGrad=a.asm.LRNGrad).apply(null,arguments)},vi=a._LeakyRelu=function(){return(vi=a._LeakyRelu=a.asm.LeakyRelu).apply(null,arguments)},ki=a._Less=function(){return(ki=a._Less=a.asm.Less).apply(null,arguments)},Ai=a._LessEqual=function(){return(Ai=a._LessEqual=a.asm.LessEqual).apply(null,arguments)},Mi=a._LinSpace=function(){return(Mi=a._LinSpace=a.asm.LinSpace).apply(null,arguments)},Ei=a._Log=function(){return(Ei=a._Log=a.asm.Log).apply(null,arguments)},Fi=a._Log1p=function(){return(Fi=a._Log1p=a.asm.Log1p).apply(null,arguments)},Di=a._LogicalAnd=function(){return(Di=a._LogicalAnd=a.asm.LogicalAnd).apply(null,arguments)},Ni=a._LogicalNot=function(){return(Ni=a._LogicalNot=a.asm.LogicalNot).apply(null,arguments)},Ci=a._LogicalOr=function(){return(Ci=a._LogicalOr=a.asm.LogicalOr).apply(null,arguments)},Ti=a._LogicalXor=function(){return(Ti=a._LogicalXor=a.asm.LogicalXor).apply(null,arguments)},Ri=a._Max=function(){return(Ri=a._Max=a.asm.Max).apply(null,arguments)},Pi=a._MaxPool=function(){return(Pi=a._MaxPool=a.asm.MaxPool).apply(null,arguments)},Bi=a._MaxPool3D=function(){return(Bi=a._MaxPool3D=a.asm.MaxPool3D).apply(null,arguments)},Oi=a._MaxPool3DGrad=function(){return(Oi=a._MaxPool3DGrad=a.asm.MaxPool3DGrad).apply(null,arguments)},Li=a._MaxPoolGrad=function(){return(Li=a._MaxPoolGrad=a.asm.MaxPoolGrad).apply(null,arguments)},$i=a._MaxPoolWithArgmax=function(){return($i=a._MaxPoolWithArgmax=a.asm.MaxPoolWithArgmax).apply(null,arguments)},Wi=a._Maximum=function(){return(Wi=a._Maximum=a.asm.Maximum).apply(null,arguments)},Ui=a._Mean=function(){return(Ui=a._Mean=a.asm.Mean).apply(null,arguments)},Gi=a._Min=function(){return(Gi=a._Min=a.asm.Min).apply(null,arguments)},zi=a._Minimum=function(){return(zi=a._Minimum=a.asm.Minimum).apply(null,arguments)},Hi=a._MirrorPad=function(){return(Hi=a._MirrorPad=a.asm.MirrorPad).apply(null,arguments)},Vi=a._Mod=function(){return(Vi=a._Mod=a.asm.Mod).apply(null,arguments)},qi=a._Multinomial=function(){return(qi=a._Multinomial=a.asm.Multinomial).apply(null,arguments)},ji=a._Multiply=function(){return(ji=a._Multiply=a.asm.Multiply).apply(null,arguments)},Ki=a._Neg=function(){return(Ki=a._Neg=a.asm.Neg).apply(null,arguments)},Xi=a._NonMaxSuppressionV3=function(){return(Xi=a._NonMaxSuppressionV3=a.asm.NonMaxSuppressionV3).apply(null,arguments)},Ji=a._NonMaxSuppressionV4=function(){return(Ji=a._NonMaxSuppressionV4=a.asm.NonMaxSuppressionV4).apply(null,arguments)},eo=a._NonMaxSuppressionV5=function(){return(eo=a._NonMaxSuppressionV5=a.asm.NonMaxSuppressionV5).apply(null,arguments)},no=a._NotEqual=function(){return(no=a._NotEqual=a.asm.NotEqual).apply(null,arguments)},Vn=a._OneHot=function(){return(Vn=a._OneHot=a.asm.OneHot).apply(null,arguments)},Zi=a._PadV2=function(){return(Zi=a._PadV2=a.asm.PadV2).apply(null,arguments)},Yi=a._Pow=function(){return(Yi=a._Pow=a.asm.Pow).apply(null,arguments)},pn=a._Prelu=function(){return(pn=a._Prelu=a.asm.Prelu).apply(null,arguments)},ro=a._Prod=function(){return(ro=a._Prod=a.asm.Prod).apply(null,arguments)},mn=a._RealDiv=function(){return(mn=a._RealDiv=a.asm.RealDiv).apply(null,arguments)},fn=a._Reciprocal=function(){return(fn=a._Reciprocal=a.asm.Reciprocal).apply(null,arguments)},Qi=a._Relu=function(){return(Qi=a._Relu=a.asm.Relu).apply(null,arguments)},S=a._Relu6=function(){return(S=a._Relu6=a.asm.Relu6).apply(null,arguments)},M=a._ResizeBilinear=function(){return(M=a._ResizeBilinear=a.asm.ResizeBilinear).apply(null,arguments)},U=a._ResizeBilinearGrad=function(){return(U=a._ResizeBilinearGrad=a.asm.ResizeBilinearGrad).apply(null,arguments)},nt=a._ResizeNearestNeighbor=function(){return(nt=a._ResizeNearestNeighbor=a.asm.ResizeNearestNeighbor).apply(null,arguments)},lt=a._ResizeNearestNeighborGrad=function(){return(lt=a._ResizeNearestNeighborGrad=a.asm.ResizeNearestNeighborGrad).apply(null,arguments)},ct=a._Reverse=function(){return(ct=a._Reverse=a.asm.Reverse).apply(null,arguments)},tt=a._RotateWithOffset=function(){return(tt=a._RotateWithOffset=a.asm.RotateWithOffset).apply(null,arguments)},Q=a._Round=function(){return(Q=a._Round=a.asm.Round).apply(null,arguments)},ht=a._Rsqrt=function(){return(ht=a._Rsqrt=a.asm.Rsqrt).apply(null,arguments)},jt=a._ScatterNd=function(){return(jt=a._ScatterNd=a.asm.ScatterNd).apply(null,arguments)},he=a._SearchSorted=function(){return(he=a._SearchSorted=a.asm.SearchSorted).apply(null,arguments)},oo=a._SelectV2=function(){return(oo=a._SelectV2=a.asm.SelectV2).apply(null,arguments)},qn=a._Selu=function(){return(qn=a._Selu=a.asm.Selu).apply(null,arguments)},tu=a._Sigmoid=function(){return(tu=a._Sigmoid=a.asm.Sigmoid).apply(null,arguments)},Ft=a._Sign=function(){return(Ft=a._Sign=a.asm.Sign).apply(null,arguments)},Ne=a._Sin=function(){return(Ne=a._Sin=a.asm.Sin).apply(null,arguments)},ao=a._Sinh=function(){return(ao=a._Sinh=a.asm.Sinh).apply(null,arguments)},Pb=a._Softmax=function(){return(Pb=a._Softmax=a.asm.Softmax).apply(null,arguments)},Bb=a._Softplus=function(){return(Bb=a._Softplus=a.asm.Softplus).apply(null,arguments)},Ob=a._SparseFillEmptyRows=function(){return(Ob=a._SparseFillEmptyRows=a.asm.SparseFillEmptyRows).apply(null,arguments)},Lb=a._SparseReshape=function(){return(Lb=a._SparseReshape=a.asm.SparseReshape).apply(null,arguments)},$b=a._SparseSegmentReduction=function(){return($b=a._SparseSegmentReduction=a.asm.SparseSegmentReduction).apply(null,arguments)},Wb=a._SparseToDense=function(){return(Wb=a._SparseToDense=a.asm.SparseToDense).apply(null,arguments)},Ub=a._Sqrt=function(){return(Ub=a._Sqrt=a.asm.Sqrt).apply(null,arguments)},Gb=a._Square=function(){return(Gb=a._Square=a.asm.Square).apply(null,arguments)},zb=a._SquaredDifference=function(){return(zb=a._SquaredDifference=a.asm.SquaredDifference).apply(null,arguments)},Hb=a._Step=function(){return(Hb=a._Step=a.asm.Step).apply(null,arguments)},Vb=a._StridedSlice=function(){return(Vb=a._StridedSlice=a.asm.StridedSlice).apply(null,arguments)},qb=a._Sub=function(){return(qb=a._Sub=a.asm.Sub).apply(null,arguments)},jb=a._Sum=function(){return(jb=a._Sum=a.asm.Sum).apply(null,arguments)},Kb=a._Tan=function(){return(Kb=a._Tan=a.asm.Tan).apply(null,arguments)},Xb=a._Tanh=function(){return(Xb=a._Tanh=a.asm.Tanh).apply(null,arguments)},Jb=a._TensorScatterUpdate=function(){return(Jb=a._TensorScatterUpdate=a.asm.TensorScatterUpdate).apply(null,arguments)},Zb=a._Tile=function(){return(Zb=a._Tile=a.asm.Tile).apply(null,arguments)},Yb=a._TopK=function(){return(Yb=a._TopK=a.asm.TopK).apply(null,arguments)},Qb=a._Transform=function(){return(Qb=a._Transform=a.asm.Transform).apply(null,arguments)},tw=a._Transpose=function(){return(tw=a._Transpose=a.asm.Transpose).apply(null,arguments)},ew=a.__FusedMatMul=function(){return(ew=a.__FusedMatMul=a.asm._FusedMatMul).apply(null,arguments)},nw=a._malloc=function(){return(nw=a._malloc=a.asm.malloc).apply(null,arguments)},rw=a._free=function(){return(rw=a._free=a.asm.free).apply(null,arguments)},ow=a.__emscripten_tls_init=function(){return(ow=a.__emscripten_tls_init=a.asm._emscripten_tls_init).apply(null,arguments)},so=a._pthread_self=function(){return(so=a._pthread_self=a.asm.pthread_self).apply(null,arguments)},aw=a.___errno_location=function(){return(aw=a.___errno_location=a.asm.__errno_location).apply(null,arguments)},kc=a.__emscripten_thread_init=function(){return(kc=a.__emscripten_thread_init=a.asm._emscripten_thread_init).apply(null,arguments)},sw=a.__emscripten_thread_crashed=function(){return(sw=a.__emscripten_thread_crashed=a.asm._emscripten_thread_crashed).apply(null,arguments)},iw=a._emscripten_main_thread_process_queued_calls=function(){return(iw=a._emscripten_main_thread_process_queued_calls=a.asm.emscripten_main_thread_process_queued_calls).apply(null,arguments)},uw=a._emscripten_main_browser_thread_id=function(){return(uw=a._emscripten_main_browser_thread_id=a.asm.emscripten_main_browser_thread_id).apply(null,arguments)},Ac=a._emscripten_run_in_main_runtime_thread_js=function(){return(Ac=a._emscripten_run_in_main_runtime_thread_js=a.asm.emscripten_run_in_main_runtime_thread_js).apply(null,arguments)},lw=a._emscripten_dispatch_to_thread_=function(){return(lw=a._emscripten_dispatch_to_thread_=a.asm.emscripten_dispatch_to_thread_).apply(null,arguments)},Mc=a.__emscripten_proxy_execute_task_queue=function(){return(Mc=a.__emscripten_proxy_execute_task_queue=a.asm._emscripten_proxy_execute_task_queue).apply(null,arguments)},eu=a.__emscripten_thread_free_data=function(){return(eu=a.__emscripten_thread_free_data=a.asm._emscripten_thread_free_data).apply(null,arguments)},Ec=a.__emscripten_thread_exit=function(){return(Ec=a.__emscripten_thread_exit=a.asm._emscripten_thread_exit).apply(null,arguments)},Fc=a._emscripten_stack_set_limits=function(){return(Fc=a._emscripten_stack_set_limits=a.asm.emscripten_stack_set_limits).apply(null,arguments)},nu=a.stackSave=function(){return(nu=a.stackSave=a.asm.stackSave).apply(null,arguments)},io=a.stackRestore=function(){return(io=a.stackRestore=a.asm.stackRestore).apply(null,arguments)},uo=a.stackAlloc=function(){return(uo=a.stackAlloc=a.asm.stackAlloc).apply(null,arguments)},cw=a.dynCall_iijjiiii=function(){return(cw=a.dynCall_iijjiiii=a.asm.dynCall_iijjiiii).apply(null,arguments)},pw=a.dynCall_jiji=function(){return(pw=a.dynCall_jiji=a.asm.dynCall_jiji).apply(null,arguments)};a.keepRuntimeAlive=$e,a.wasmMemory=rt,a.cwrap=us,a.ExitStatus=Ue,a.PThread=V;var lo;de=function g(){lo||Dc(),lo||(de=g)};function Dc(g){if(g=g||d,Fe>0)return;if(k){c(a),vt(),startWorker(a);return}if(sn(),Fe>0)return;function x(){lo||(lo=!0,a.calledRun=!0,!ie&&(vt(),c(a),a.onRuntimeInitialized&&a.onRuntimeInitialized(),Lr()))}a.setStatus?(a.setStatus("Running..."),setTimeout(function(){setTimeout(function(){a.setStatus("")},1),x()},1)):x()}if(a.preInit)for(typeof a.preInit=="function"&&(a.preInit=[a.preInit]);a.preInit.length>0;)a.preInit.pop()();Dc();var co;m&&(co={uncaughtException:process.listeners("uncaughtException").filter(function(g){return!m.uncaughtException.indexOf(g)>-1}),unhandledRejection:process.listeners("unhandledRejection").filter(function(g){return!m.unhandledRejection.indexOf(g)>-1})});var po;if(typeof WasmBackendModule<"u")po=WasmBackendModule;else if(typeof t<"u")po=t;else throw new Error("Could not find wasm module in post.js");if(co){var mw=po._dispose;po._dispose=function(){mw(),co.uncaughtException.forEach(function(g){process.removeListener("uncaughtException",g)}),co.unhandledRejection.forEach(function(g){process.removeListener("unhandledRejection",g)})}}return t.ready})})();typeof ya=="object"&&typeof cc=="object"?cc.exports=lc:typeof define=="function"&&define.amd?define([],function(){return lc}):typeof ya=="object"&&(ya.WasmBackendModuleThreadedSimd=lc)});var mb=ne((vH,pb)=>{pb.exports.wasmWorkerContents=`"use strict";var Module={};var ENVIRONMENT_IS_NODE=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string";if(ENVIRONMENT_IS_NODE){var nodeWorkerThreads=require("worker_threads");var parentPort=nodeWorkerThreads.parentPort;parentPort.on("message",data=>onmessage({data:data}));var fs=require("fs");Object.assign(global,{self:global,require:require,Module:Module,location:{href:__filename},Worker:nodeWorkerThreads.Worker,importScripts:function(f){(0,eval)(fs.readFileSync(f,"utf8")+"//# sourceURL="+f)},postMessage:function(msg){parentPort.postMessage(msg)},performance:global.performance||{now:function(){return Date.now()}}})}var initializedJS=false;var pendingNotifiedProxyingQueues=[];function threadPrintErr(){var text=Array.prototype.slice.call(arguments).join(" ");if(ENVIRONMENT_IS_NODE){fs.writeSync(2,text+"
");return}console.error(text)}function threadAlert(){var text=Array.prototype.slice.call(arguments).join(" ");postMessage({cmd:"alert",text:text,threadId:Module["_pthread_self"]()})}var err=threadPrintErr;self.alert=threadAlert;Module["instantiateWasm"]=(info,receiveInstance)=>{var instance=new WebAssembly.Instance(Module["wasmModule"],info);receiveInstance(instance);Module["wasmModule"]=null;return instance.exports};self.onunhandledrejection=e=>{throw e.reason??e};self.startWorker=instance=>{Module=instance;postMessage({"cmd":"loaded"})};self.onmessage=e=>{try{if(e.data.cmd==="load"){Module["wasmModule"]=e.data.wasmModule;for(const handler of e.data.handlers){Module[handler]=function(){postMessage({cmd:"callHandler",handler:handler,args:[...arguments]})}}Module["wasmMemory"]=e.data.wasmMemory;Module["buffer"]=Module["wasmMemory"].buffer;Module["ENVIRONMENT_IS_PTHREAD"]=true;if(typeof e.data.urlOrBlob=="string"){importScripts(e.data.urlOrBlob)}else{var objectUrl=URL.createObjectURL(e.data.urlOrBlob);importScripts(objectUrl);URL.revokeObjectURL(objectUrl)}WasmBackendModuleThreadedSimd(Module)}else if(e.data.cmd==="run"){Module["__emscripten_thread_init"](e.data.pthread_ptr,0,0,1);Module["establishStackSpace"]();Module["PThread"].receiveObjectTransfer(e.data);Module["PThread"].threadInitTLS();if(!initializedJS){pendingNotifiedProxyingQueues.forEach(queue=>{Module["executeNotifiedProxyingQueue"](queue)});pendingNotifiedProxyingQueues=[];initializedJS=true}try{Module["invokeEntryPoint"](e.data.start_routine,e.data.arg)}catch(ex){if(ex!="unwind"){if(ex instanceof Module["ExitStatus"]){if(Module["keepRuntimeAlive"]()){}else{Module["__emscripten_thread_exit"](ex.status)}}else{throw ex}}}}else if(e.data.cmd==="cancel"){if(Module["_pthread_self"]()){Module["__emscripten_thread_exit"](-1)}}else if(e.data.target==="setimmediate"){}else if(e.data.cmd==="processProxyingQueue"){if(initializedJS){Module["executeNotifiedProxyingQueue"](e.data.queue)}else{pendingNotifiedProxyingQueues.push(e.data.queue)}}else if(e.data.cmd){err("worker.js received unknown command "+e.data.cmd);err(e.data)}}catch(ex){if(Module["__emscripten_thread_crashed"]){Module["__emscripten_thread_crashed"]()}throw ex}};`});var fb=ne((ba,mc)=>{var pc=(()=>{var n=typeof document<"u"&&document.currentScript?document.currentScript.src:void 0;return typeof __filename<"u"&&(n=n||__filename),(function(t){t=t||{};var e=typeof t<"u"?t:{},r,o;e.ready=new Promise(function(S,M){r=S,o=M});var s;typeof process<"u"&&process.listeners&&(s={uncaughtException:process.listeners("uncaughtException"),unhandledRejection:process.listeners("unhandledRejection")});var i=Object.assign({},e),u=[],l="./this.program",a=(S,M)=>{throw M},c=typeof window=="object",p=typeof importScripts=="function",m=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string",f="";function d(S){return e.locateFile?e.locateFile(S,f):f+S}var h,b,w,I;function y(S){if(S instanceof un)return;W("exiting due to exception: "+S)}if(m){var k=ic(),D=uc();p?f=D.dirname(f)+"/":f=__dirname+"/",h=(S,M)=>(S=sn(S)?new URL(S):D.normalize(S),k.readFileSync(S,M?void 0:"utf8")),w=S=>{var M=h(S,!0);return M.buffer||(M=new Uint8Array(M)),M},b=(S,M,U)=>{S=sn(S)?new URL(S):D.normalize(S),k.readFile(S,function(nt,lt){nt?U(nt):M(lt.buffer)})},process.argv.length>1&&(l=process.argv[1].replace(/\\/g,"/")),u=process.argv.slice(2),process.on("uncaughtException",function(S){if(!(S instanceof un))throw S}),process.on("unhandledRejection",function(S){throw S}),a=(S,M)=>{if(Dr())throw process.exitCode=S,M;y(M),process.exit(S)},e.inspect=function(){return"[Emscripten Module object]"}}else(c||p)&&(p?f=self.location.href:typeof document<"u"&&document.currentScript&&(f=document.currentScript.src),n&&(f=n),f.indexOf("blob:")!==0?f=f.substr(0,f.replace(/[?#].*/,"").lastIndexOf("/")+1):f="",h=S=>{var M=new XMLHttpRequest;return M.open("GET",S,!1),M.send(null),M.responseText},p&&(w=S=>{var M=new XMLHttpRequest;return M.open("GET",S,!1),M.responseType="arraybuffer",M.send(null),new Uint8Array(M.response)}),b=(S,M,U)=>{var nt=new XMLHttpRequest;nt.open("GET",S,!0),nt.responseType="arraybuffer",nt.onload=()=>{if(nt.status==200||nt.status==0&&nt.response){M(nt.response);return}U()},nt.onerror=U,nt.send(null)},I=S=>document.title=S);var $=e.print||console.log.bind(console),W=e.printErr||console.warn.bind(console);Object.assign(e,i),i=null,e.arguments&&(u=e.arguments),e.thisProgram&&(l=e.thisProgram),e.quit&&(a=e.quit);var j=4,G;e.wasmBinary&&(G=e.wasmBinary);var X=e.noExitRuntime||!0;typeof WebAssembly!="object"&&Ee("no native wasm support detected");var Y,et=!1,at;function xt(S,M){S||Ee(M)}var _t=typeof TextDecoder<"u"?new TextDecoder("utf8"):void 0;function qt(S,M,U){M>>>=0;for(var nt=M+U,lt=M;S[lt]&&!(lt>=nt);)++lt;if(lt-M>16&&S.buffer&&_t)return _t.decode(S.subarray(M,lt));for(var ct="";M<lt;){var tt=S[M++];if(!(tt&128)){ct+=String.fromCharCode(tt);continue}var Q=S[M++]&63;if((tt&224)==192){ct+=String.fromCharCode((tt&31)<<6|Q);continue}var ht=S[M++]&63;if((tt&240)==224?tt=(tt&15)<<12|Q<<6|ht:tt=(tt&7)<<18|Q<<12|ht<<6|S[M++]&63,tt<65536)ct+=String.fromCharCode(tt);else{var jt=tt-65536;ct+=String.fromCharCode(55296|jt>>10,56320|jt&1023)}}return ct}function pt(S,M){return S>>>=0,S?qt(bt,S,M):""}function ve(S,M,U,nt){if(U>>>=0,!(nt>0))return 0;for(var lt=U,ct=U+nt-1,tt=0;tt<S.length;++tt){var Q=S.charCodeAt(tt);if(Q>=55296&&Q<=57343){var ht=S.charCodeAt(++tt);Q=65536+((Q&1023)<<10)|ht&1023}if(Q<=127){if(U>=ct)break;M[U++>>>0]=Q}else if(Q<=2047){if(U+1>=ct)break;M[U++>>>0]=192|Q>>6,M[U++>>>0]=128|Q&63}else if(Q<=65535){if(U+2>=ct)break;M[U++>>>0]=224|Q>>12,M[U++>>>0]=128|Q>>6&63,M[U++>>>0]=128|Q&63}else{if(U+3>=ct)break;M[U++>>>0]=240|Q>>18,M[U++>>>0]=128|Q>>12&63,M[U++>>>0]=128|Q>>6&63,M[U++>>>0]=128|Q&63}}return M[U>>>0]=0,U-lt}function ke(S,M,U){return ve(S,bt,M,U)}var ee,me,bt,wt,rt,Ae,ie,fe,Ln;function $n(S){ee=S,e.HEAP8=me=new Int8Array(S),e.HEAP16=wt=new Int16Array(S),e.HEAP32=Ae=new Int32Array(S),e.HEAPU8=bt=new Uint8Array(S),e.HEAPU16=rt=new Uint16Array(S),e.HEAPU32=ie=new Uint32Array(S),e.HEAPF32=fe=new Float32Array(S),e.HEAPF64=Ln=new Float64Array(S)}var Ia=e.INITIAL_MEMORY||16777216,Ar,Mr=[],Er=[],It=[],Fr=!1;function Dr(){return X}function Nr(){if(e.preRun)for(typeof e.preRun=="function"&&(e.preRun=[e.preRun]);e.preRun.length;)Tr(e.preRun.shift());de(Mr)}function Sa(){Fr=!0,de(Er)}function Cr(){if(e.postRun)for(typeof e.postRun=="function"&&(e.postRun=[e.postRun]);e.postRun.length;)Pr(e.postRun.shift());de(It)}function Tr(S){Mr.unshift(S)}function Rr(S){Er.unshift(S)}function Pr(S){It.unshift(S)}var St=0,an=null,Me=null;function Br(S){St++,e.monitorRunDependencies&&e.monitorRunDependencies(St)}function Or(S){if(St--,e.monitorRunDependencies&&e.monitorRunDependencies(St),St==0&&(an!==null&&(clearInterval(an),an=null),Me)){var M=Me;Me=null,M()}}function Ee(S){e.onAbort&&e.onAbort(S),S="Aborted("+S+")",W(S),et=!0,at=1,S+=". Build with -sASSERTIONS for more info.";var M=new WebAssembly.RuntimeError(S);throw o(M),M}var va="data:application/octet-stream;base64,";function $e(S){return S.startsWith(va)}function sn(S){return S.startsWith("file://")}var vt;vt="tfjs-backend-wasm.wasm",$e(vt)||(vt=d(vt));function Lr(S){try{if(S==vt&&G)return new Uint8Array(G);if(w)return w(S);throw"both async and sync fetching of the wasm failed"}catch(M){Ee(M)}}function ka(){if(!G&&(c||p)){if(typeof fetch=="function"&&!sn(vt))return fetch(vt,{credentials:"same-origin"}).then(function(S){if(!S.ok)throw"failed to load wasm binary file at '"+vt+"'";return S.arrayBuffer()}).catch(function(){return Lr(vt)});if(b)return new Promise(function(S,M){b(vt,function(U){S(new Uint8Array(U))},M)})}return Promise.resolve().then(function(){return Lr(vt)})}function Aa(){var S={env:Wn,wasi_snapshot_preview1:Wn};function M(tt,Q){var ht=tt.exports;e.asm=ht,Y=e.asm.memory,$n(Y.buffer),Ar=e.asm.__indirect_function_table,Rr(e.asm.__wasm_call_ctors),Or("wasm-instantiate")}Br("wasm-instantiate");function U(tt){M(tt.instance)}function nt(tt){return ka().then(function(Q){return WebAssembly.instantiate(Q,S)}).then(function(Q){return Q}).then(tt,function(Q){W("failed to asynchronously prepare wasm: "+Q),Ee(Q)})}function lt(){return!G&&typeof WebAssembly.instantiateStreaming=="function"&&!$e(vt)&&!sn(vt)&&!m&&typeof fetch=="function"?fetch(vt,{credentials:"same-origin"}).then(function(tt){var Q=WebAssembly.instantiateStreaming(tt,S);return Q.then(U,function(ht){return W("wasm streaming compile failed: "+ht),W("falling back to ArrayBuffer instantiation"),nt(U)})}):nt(U)}if(e.instantiateWasm)try{var ct=e.instantiateWasm(S,M);return ct}catch(tt){W("Module.instantiateWasm callback failed with error: "+tt),o(tt)}return lt().catch(o),{}}var _c,Fe;function un(S){this.name="ExitStatus",this.message="Program terminated with exit("+S+")",this.status=S}function de(S){for(;S.length>0;)S.shift()(e)}function Ma(){Ee("")}function $r(){return 4294901760}function We(){return $r()}function Ea(S,M,U){bt.copyWithin(S>>>0,M>>>0,M+U>>>0)}function Wr(S){try{return Y.grow(S-ee.byteLength+65535>>>16),$n(Y.buffer),1}catch{}}function ln(S){var M=bt.length;S=S>>>0;var U=$r();if(S>U)return!1;let nt=(ht,jt)=>ht+(jt-ht%jt)%jt;for(var lt=1;lt<=4;lt*=2){var ct=M*(1+.2/lt);ct=Math.min(ct,S+100663296);var tt=Math.min(U,nt(Math.max(S,ct),65536)),Q=Wr(tt);if(Q)return!0}return!1}var kt={varargs:void 0,get:function(){kt.varargs+=4;var S=Ae[kt.varargs-4>>>2];return S},getStr:function(S){var M=pt(S);return M}};function Ur(S){return 52}function Fa(S,M,U,nt,lt){return 70}var Da=[null,[],[]];function Ic(S,M){var U=Da[S];M===0||M===10?((S===1?$:W)(qt(U,0)),U.length=0):U.push(M)}function Sc(S,M,U,nt){for(var lt=0,ct=0;ct<U;ct++){var tt=ie[M>>>2],Q=ie[M+4>>>2];M+=8;for(var ht=0;ht<Q;ht++)Ic(S,bt[tt+ht>>>0]);lt+=Q}return ie[nt>>>2]=lt,0}function Gr(S){var M=e["_"+S];return M}function Ue(S,M){me.set(S,M>>>0)}function Na(S,M,U,nt,lt){var ct={string:Ft=>{var Ne=0;if(Ft!=null&&Ft!==0){var ao=(Ft.length<<2)+1;Ne=Vn(ao),ke(Ft,Ne,ao)}return Ne},array:Ft=>{var Ne=Vn(Ft.length);return Ue(Ft,Ne),Ne}};function tt(Ft){return M==="string"?pt(Ft):M==="boolean"?!!Ft:Ft}var Q=Gr(S),ht=[],jt=0;if(nt)for(var he=0;he<nt.length;he++){var oo=ct[U[he]];oo?(jt===0&&(jt=eo()),ht[he]=oo(nt[he])):ht[he]=nt[he]}var qn=Q.apply(null,ht);function tu(Ft){return jt!==0&&no(jt),tt(Ft)}return qn=tu(qn),qn}function Ca(S,M,U,nt){U=U||[];var lt=U.every(tt=>tt==="number"||tt==="boolean"),ct=M!=="string";return ct&&lt&&!nt?Gr(S):function(){return Na(S,M,U,arguments,nt)}}var Wn={abort:Ma,emscripten_get_heap_max:We,emscripten_memcpy_big:Ea,emscripten_resize_heap:ln,fd_close:Ur,fd_seek:Fa,fd_write:Sc},Ta=Aa(),zr=e.___wasm_call_ctors=function(){return(zr=e.___wasm_call_ctors=e.asm.__wasm_call_ctors).apply(null,arguments)},Hr=e._init=function(){return(Hr=e._init=e.asm.init).apply(null,arguments)},Ra=e._init_with_threads_count=function(){return(Ra=e._init_with_threads_count=e.asm.init_with_threads_count).apply(null,arguments)},Vr=e._get_threads_count=function(){return(Vr=e._get_threads_count=e.asm.get_threads_count).apply(null,arguments)},Pa=e._register_tensor=function(){return(Pa=e._register_tensor=e.asm.register_tensor).apply(null,arguments)},V=e._dispose_data=function(){return(V=e._dispose_data=e.asm.dispose_data).apply(null,arguments)},Un=e._dispose=function(){return(Un=e._dispose=e.asm.dispose).apply(null,arguments)},Ba=e._Abs=function(){return(Ba=e._Abs=e.asm.Abs).apply(null,arguments)},qr=e._Acos=function(){return(qr=e._Acos=e.asm.Acos).apply(null,arguments)},cn=e._Acosh=function(){return(cn=e._Acosh=e.asm.Acosh).apply(null,arguments)},Oa=e._Add=function(){return(Oa=e._Add=e.asm.Add).apply(null,arguments)},La=e._AddN=function(){return(La=e._AddN=e.asm.AddN).apply(null,arguments)},$a=e._All=function(){return($a=e._All=e.asm.All).apply(null,arguments)},Wa=e._Any=function(){return(Wa=e._Any=e.asm.Any).apply(null,arguments)},Ua=e._ArgMax=function(){return(Ua=e._ArgMax=e.asm.ArgMax).apply(null,arguments)},jr=e._ArgMin=function(){return(jr=e._ArgMin=e.asm.ArgMin).apply(null,arguments)},Kr=e._Asin=function(){return(Kr=e._Asin=e.asm.Asin).apply(null,arguments)},Ga=e._Asinh=function(){return(Ga=e._Asinh=e.asm.Asinh).apply(null,arguments)},za=e._Atan=function(){return(za=e._Atan=e.asm.Atan).apply(null,arguments)},Ha=e._Atan2=function(){return(Ha=e._Atan2=e.asm.Atan2).apply(null,arguments)},Gn=e._Atanh=function(){return(Gn=e._Atanh=e.asm.Atanh).apply(null,arguments)},Va=e._AvgPool=function(){return(Va=e._AvgPool=e.asm.AvgPool).apply(null,arguments)},qa=e._AvgPool3D=function(){return(qa=e._AvgPool3D=e.asm.AvgPool3D).apply(null,arguments)},ja=e._AvgPool3DGrad=function(){return(ja=e._AvgPool3DGrad=e.asm.AvgPool3DGrad).apply(null,arguments)},Ge=e._AvgPoolGrad=function(){return(Ge=e._AvgPoolGrad=e.asm.AvgPoolGrad).apply(null,arguments)},Ka=e._BatchMatMul=function(){return(Ka=e._BatchMatMul=e.asm.BatchMatMul).apply(null,arguments)},Xa=e._Bincount=function(){return(Xa=e._Bincount=e.asm.Bincount).apply(null,arguments)},Xr=e._BitwiseAnd=function(){return(Xr=e._BitwiseAnd=e.asm.BitwiseAnd).apply(null,arguments)},Ja=e._Ceil=function(){return(Ja=e._Ceil=e.asm.Ceil).apply(null,arguments)},zn=e._ClipByValue=function(){return(zn=e._ClipByValue=e.asm.ClipByValue).apply(null,arguments)},Za=e._Conv2D=function(){return(Za=e._Conv2D=e.asm.Conv2D).apply(null,arguments)},Ya=e._Conv2DBackpropInput=function(){return(Ya=e._Conv2DBackpropInput=e.asm.Conv2DBackpropInput).apply(null,arguments)},Qa=e._Conv3D=function(){return(Qa=e._Conv3D=e.asm.Conv3D).apply(null,arguments)},De=e._Conv3DBackpropFilterV2=function(){return(De=e._Conv3DBackpropFilterV2=e.asm.Conv3DBackpropFilterV2).apply(null,arguments)},Hn=e._Conv3DBackpropInputV2=function(){return(Hn=e._Conv3DBackpropInputV2=e.asm.Conv3DBackpropInputV2).apply(null,arguments)},ts=e._Cos=function(){return(ts=e._Cos=e.asm.Cos).apply(null,arguments)},es=e._Cosh=function(){return(es=e._Cosh=e.asm.Cosh).apply(null,arguments)},ns=e._CropAndResize=function(){return(ns=e._CropAndResize=e.asm.CropAndResize).apply(null,arguments)},rs=e._Cumprod=function(){return(rs=e._Cumprod=e.asm.Cumprod).apply(null,arguments)},Jr=e._Cumsum=function(){return(Jr=e._Cumsum=e.asm.Cumsum).apply(null,arguments)},Zr=e._DenseBincount=function(){return(Zr=e._DenseBincount=e.asm.DenseBincount).apply(null,arguments)},os=e._DepthToSpace=function(){return(os=e._DepthToSpace=e.asm.DepthToSpace).apply(null,arguments)},as=e._DepthwiseConv2dNative=function(){return(as=e._DepthwiseConv2dNative=e.asm.DepthwiseConv2dNative).apply(null,arguments)},Yr=e._Diag=function(){return(Yr=e._Diag=e.asm.Diag).apply(null,arguments)},Qr=e._Dilation2D=function(){return(Qr=e._Dilation2D=e.asm.Dilation2D).apply(null,arguments)},ss=e._Dilation2DBackpropFilter=function(){return(ss=e._Dilation2DBackpropFilter=e.asm.Dilation2DBackpropFilter).apply(null,arguments)},is=e._Dilation2DBackpropInput=function(){return(is=e._Dilation2DBackpropInput=e.asm.Dilation2DBackpropInput).apply(null,arguments)},us=e._Elu=function(){return(us=e._Elu=e.asm.Elu).apply(null,arguments)},ls=e._EluGrad=function(){return(ls=e._EluGrad=e.asm.EluGrad).apply(null,arguments)},to=e._Equal=function(){return(to=e._Equal=e.asm.Equal).apply(null,arguments)},vc=e._Erf=function(){return(vc=e._Erf=e.asm.Erf).apply(null,arguments)},cs=e._Exp=function(){return(cs=e._Exp=e.asm.Exp).apply(null,arguments)},ps=e._Expm1=function(){return(ps=e._Expm1=e.asm.Expm1).apply(null,arguments)},ms=e._FlipLeftRight=function(){return(ms=e._FlipLeftRight=e.asm.FlipLeftRight).apply(null,arguments)},fs=e._Floor=function(){return(fs=e._Floor=e.asm.Floor).apply(null,arguments)},ds=e._FloorDiv=function(){return(ds=e._FloorDiv=e.asm.FloorDiv).apply(null,arguments)},hs=e._FusedBatchNorm=function(){return(hs=e._FusedBatchNorm=e.asm.FusedBatchNorm).apply(null,arguments)},gs=e._FusedConv2D=function(){return(gs=e._FusedConv2D=e.asm.FusedConv2D).apply(null,arguments)},ys=e._FusedDepthwiseConv2D=function(){return(ys=e._FusedDepthwiseConv2D=e.asm.FusedDepthwiseConv2D).apply(null,arguments)},bs=e._Gather=function(){return(bs=e._Gather=e.asm.Gather).apply(null,arguments)},ws=e._GatherNd=function(){return(ws=e._GatherNd=e.asm.GatherNd).apply(null,arguments)},xs=e._Greater=function(){return(xs=e._Greater=e.asm.Greater).apply(null,arguments)},_s=e._GreaterEqual=function(){return(_s=e._GreaterEqual=e.asm.GreaterEqual).apply(null,arguments)},Is=e._IsFinite=function(){return(Is=e._IsFinite=e.asm.IsFinite).apply(null,arguments)},Ss=e._IsInf=function(){return(Ss=e._IsInf=e.asm.IsInf).apply(null,arguments)},vs=e._IsNan=function(){return(vs=e._IsNan=e.asm.IsNan).apply(null,arguments)},ks=e._LRN=function(){return(ks=e._LRN=e.asm.LRN).apply(null,arguments)},As=e._LRNGrad=function(){return(As=e._LRNGrad=e.asm.LRNGrad).apply(null,arguments)},Ms=e._LeakyRelu=function(){return(Ms=e._LeakyRelu=e.asm.LeakyRelu).apply(null,arguments)},Es=e._Less=function(){return(Es=e._Less=e.asm.Less).apply(null,arguments)},Fs=e._LessEqual=function(){return(Fs=e._LessEqual=e.asm.LessEqual).apply(null,arguments)},Ds=e._LinSpace=function(){return(Ds=e._LinSpace=e.asm.LinSpace).apply(null,arguments)},Ns=e._Log=function(){return(Ns=e._Log=e.asm.Log).apply(null,arguments)},Cs=e._Log1p=function(){return(Cs=e._Log1p=e.asm.Log1p).apply(null,arguments)},Ts=e._LogicalAnd=function(){return(Ts=e._LogicalAnd=e.asm.LogicalAnd).apply(null,arguments)},Rs=e._LogicalNot=function(){return(Rs=e._LogicalNot=e.asm.LogicalNot).apply(null,arguments)},Ps=e._LogicalOr=function(){return(Ps=e._LogicalOr=e.asm.LogicalOr).apply(null,arguments)},Bs=e._LogicalXor=function(){return(Bs=e._LogicalXor=e.asm.LogicalXor).apply(null,arguments)},Os=e._Max=function(){return(Os=e._Max=e.asm.Max).apply(null,arguments)},Ls=e._MaxPool=function(){return(Ls=e._MaxPool=e.asm.MaxPool).apply(null,arguments)},$s=e._MaxPool3D=function(){return($s=e._MaxPool3D=e.asm.MaxPool3D).apply(null,arguments)},Ws=e._MaxPool3DGrad=function(){return(Ws=e._MaxPool3DGrad=e.asm.MaxPool3DGrad).apply(null,arguments)},Us=e._MaxPoolGrad=function(){return(Us=e._MaxPoolGrad=e.asm.MaxPoolGrad).apply(null,arguments)},Gs=e._MaxPoolWithArgmax=function(){return(Gs=e._MaxPoolWithArgmax=e.asm.MaxPoolWithArgmax).apply(null,arguments)},zs=e._Maximum=function(){return(zs=e._Maximum=e.asm.Maximum).apply(null,arguments)},Hs=e._Mean=function(){return(Hs=e._Mean=e.asm.Mean).apply(null,arguments)},Vs=e._Min=function(){return(Vs=e._Min=e.asm.Min).apply(null,arguments)},qs=e._Minimum=function(){return(qs=e._Minimum=e.asm.Minimum).apply(null,arguments)},js=e._MirrorPad=function(){return(js=e._MirrorPad=e.asm.MirrorPad).apply(null,arguments)},Ks=e._Mod=function(){return(Ks=e._Mod=e.asm.Mod).apply(null,arguments)},Xs=e._Multinomial=function(){return(Xs=e._Multinomial=e.asm.Multinomial).apply(null,arguments)},Js=e._Multiply=function(){return(Js=e._Multiply=e.asm.Multiply).apply(null,arguments)},Zs=e._Neg=function(){return(Zs=e._Neg=e.asm.Neg).apply(null,arguments)},Ys=e._NonMaxSuppressionV3=function(){return(Ys=e._NonMaxSuppressionV3=e.asm.NonMaxSuppressionV3).apply(null,arguments)},Qs=e._NonMaxSuppressionV4=function(){return(Qs=e._NonMaxSuppressionV4=e.asm.NonMaxSuppressionV4).apply(null,arguments)},ti=e._NonMaxSuppressionV5=function(){return(ti=e._NonMaxSuppressionV5=e.asm.NonMaxSuppressionV5).apply(null,arguments)},ei=e._NotEqual=function(){return(ei=e._NotEqual=e.asm.NotEqual).apply(null,arguments)},ni=e._OneHot=function(){return(ni=e._OneHot=e.asm.OneHot).apply(null,arguments)},ri=e._PadV2=function(){return(ri=e._PadV2=e.asm.PadV2).apply(null,arguments)},oi=e._Pow=function(){return(oi=e._Pow=e.asm.Pow).apply(null,arguments)},ai=e._Prelu=function(){return(ai=e._Prelu=e.asm.Prelu).apply(null,arguments)},si=e._Prod=function(){return(si=e._Prod=e.asm.Prod).apply(null,arguments)},ii=e._RealDiv=function(){return(ii=e._RealDiv=e.asm.RealDiv).apply(null,arguments)},ui=e._Reciprocal=function(){return(ui=e._Reciprocal=e.asm.Reciprocal).apply(null,arguments)},li=e._Relu=function(){return(li=e._Relu=e.asm.Relu).apply(null,arguments)},ci=e._Relu6=function(){return(ci=e._Relu6=e.asm.Relu6).apply(null,arguments)},pi=e._ResizeBilinear=function(){return(pi=e._ResizeBilinear=e.asm.ResizeBilinear).apply(null,arguments)},mi=e._ResizeBilinearGrad=function(){return(mi=e._ResizeBilinearGrad=e.asm.ResizeBilinearGrad).apply(null,arguments)},fi=e._ResizeNearestNeighbor=function(){return(fi=e._ResizeNearestNeighbor=e.asm.ResizeNearestNeighbor).apply(null,arguments)},di=e._ResizeNearestNeighborGrad=function(){return(di=e._ResizeNearestNeighborGrad=e.asm.ResizeNearestNeighborGrad).apply(null,arguments)},hi=e._Reverse=function(){return(hi=e._Reverse=e.asm.Reverse).apply(null,arguments)},gi=e._RotateWithOffset=function(){return(gi=e._RotateWithOffset=e.asm.RotateWithOffset).apply(null,arguments)},yi=e._Round=function(){return(yi=e._Round=e.asm.Round).apply(null,arguments)},bi=e._Rsqrt=function(){return(bi=e._Rsqrt=e.asm.Rsqrt).apply(null,arguments)},wi=e._ScatterNd=function(){return(wi=e._ScatterNd=e.asm.ScatterNd).apply(null,arguments)},xi=e._SearchSorted=function(){return(xi=e._SearchSorted=e.asm.SearchSorted).apply(null,arguments)},_i=e._SelectV2=function(){return(_i=e._SelectV2=e.asm.SelectV2).apply(null,arguments)},Ii=e._Selu=function(){return(Ii=e._Selu=e.asm.Selu).apply(null,arguments)},Si=e._Sigmoid=function(){return(Si=e._Sigmoid=e.asm.Sigmoid).apply(null,arguments)},vi=e._Sign=function(){return(vi=e._Sign=e.asm.Sign).apply(null,arguments)},ki=e._Sin=function(){return(ki=e._Sin=e.asm.Sin).apply(null,arguments)},Ai=e._Sinh=function(){return(Ai=e._Sinh=e.asm.Sinh).apply(null,arguments)},Mi=e._Softmax=function(){return(Mi=e._Softmax=e.asm.Softmax).apply(null,arguments)},Ei=e._Softplus=function(){return(Ei=e._Softplus=e.asm.Softplus).apply(null,arguments)},Fi=e._SparseFillEmptyRows=function(){return(Fi=e._SparseFillEmptyRows=e.asm.SparseFillEmptyRows).apply(null,arguments)},Di=e._SparseReshape=function(){return(Di=e._SparseReshape=e.asm.SparseReshape).apply(null,arguments)},Ni=e._SparseSegmentReduction=function(){return(Ni=e._SparseSegmentReduction=e.asm.SparseSegmentReduction).apply(null,arguments)},Ci=e._SparseToDense=function(){return(Ci=e._SparseToDense=e.asm.SparseToDense).apply(null,arguments)},Ti=e._Sqrt=function(){return(Ti=e._Sqrt=e.asm.Sqrt).apply(null,arguments)},Ri=e._Square=function(){return(Ri=e._Square=e.asm.Square).apply(null,arguments)},Pi=e._SquaredDifference=function(){return(Pi=e._SquaredDifference=e.asm.SquaredDifference).apply(null,arguments)},Bi=e._Step=function(){return(Bi=e._Step=e.asm.Step).apply(null,arguments)},Oi=e._StridedSlice=function(){return(Oi=e._StridedSlice=e.asm.StridedSlice).apply(null,arguments)},Li=e._Sub=function(){return(Li=e._Sub=e.asm.Sub).apply(null,arguments)},$i=e._Sum=function(){return($i=e._Sum=e.asm.Sum).apply(null,arguments)},Wi=e._Tan=function(){return(Wi=e._Tan=e.asm.Tan).apply(null,arguments)},Ui=e._Tanh=function(){return(Ui=e._Tanh=e.asm.Tanh).apply(null,arguments)},Gi=e._TensorScatterUpdate=function(){return(Gi=e._TensorScatterUpdate=e.asm.TensorScatterUpdate).apply(null,arguments)},zi=e._Tile=function(){return(zi=e._Tile=e.asm.Tile).apply(null,arguments)},Hi=e._TopK=function(){return(Hi=e._TopK=e.asm.TopK).apply(null,arguments)},Vi=e._Transform=function(){return(Vi=e._Transform=e.asm.Transform).apply(null,arguments)},qi=e._Transpose=function(){return(qi=e._Transpose=e.asm.Transpose).apply(null,arguments)},ji=e.__FusedMatMul=function(){return(ji=e.__FusedMatMul=e.asm._FusedMatMul).apply(null,arguments)},Ki=e._malloc=function(){return(Ki=e._malloc=e.asm.malloc).apply(null,arguments)},Xi=e._free=function(){return(Xi=e._free=e.asm.free).apply(null,arguments)},Ji=e.___errno_location=function(){return(Ji=e.___errno_location=e.asm.__errno_location).apply(null,arguments)},eo=e.stackSave=function(){return(eo=e.stackSave=e.asm.stackSave).apply(null,arguments)},no=e.stackRestore=function(){return(no=e.stackRestore=e.asm.stackRestore).apply(null,arguments)},Vn=e.stackAlloc=function(){return(Vn=e.stackAlloc=e.asm.stackAlloc).apply(null,arguments)},Zi=e.dynCall_iijjiiii=function(){return(Zi=e.dynCall_iijjiiii=e.asm.dynCall_iijjiiii).apply(null,arguments)},Yi=e.dynCall_jiji=function(){return(Yi=e.dynCall_jiji=e.asm.dynCall_jiji).apply(null,arguments)};e.cwrap=Ca;var pn;Me=function S(){pn||ro(),pn||(Me=S)};function ro(S){if(S=S||u,St>0||(Nr(),St>0))return;function M(){pn||(pn=!0,e.calledRun=!0,!et&&(Sa(),r(e),e.onRuntimeInitialized&&e.onRuntimeInitialized(),Cr()))}e.setStatus?(e.setStatus("Running..."),setTimeout(function(){setTimeout(function(){e.setStatus("")},1),M()},1)):M()}if(e.preInit)for(typeof e.preInit=="function"&&(e.preInit=[e.preInit]);e.preInit.length>0;)e.preInit.pop()();ro();var mn;s&&(mn={uncaughtException:process.listeners("uncaughtException").filter(function(S){return!s.uncaughtException.indexOf(S)>-1}),unhandledRejection:process.listeners("unhandledRejection").filter(function(S){return!s.unhandledRejection.indexOf(S)>-1})});var fn;if(typeof t<"u")fn=t;else if(typeof WasmBackendModuleThreadedSimd<"u")fn=WasmBackendModuleThreadedSimd;else throw new Error("Could not find wasm module in post.js");if(mn){var Qi=fn._dispose;fn._dispose=function(){Qi(),mn.uncaughtException.forEach(function(S){process.removeListener("uncaughtException",S)}),mn.unhandledRejection.forEach(function(S){process.removeListener("unhandledRejection",S)})}}return t.ready})})();typeof ba=="object"&&typeof mc=="object"?mc.exports=pc:typeof define=="function"&&define.amd?define([],function(){return pc}):typeof ba=="object"&&(ba.WasmBackendModule=pc)});var Tc="plumage";/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var jn=class{constructor(t,e){this.backend=t,this.dataMover=e,this.data=new WeakMap,this.dataIdsCount=0}get(t){return this.data.has(t)||this.dataMover.moveData(this.backend,t),this.data.get(t)}set(t,e){this.dataIdsCount++,this.data.set(t,e)}has(t){return this.data.has(t)}delete(t){return this.dataIdsCount--,this.data.delete(t)}numDataIds(){return this.dataIdsCount}},He=class{refCount(t){return $t("refCount")}incRef(t){return $t("incRef")}timerAvailable(){return!0}time(t){return $t("time")}read(t){return $t("read")}readSync(t){return $t("readSync")}readToGPU(t,e){return $t("readToGPU")}numDataIds(){return $t("numDataIds")}disposeData(t,e){return $t("disposeData")}write(t,e,r){return $t("write")}move(t,e,r,o,s){return $t("move")}createTensorFromGPUData(t,e,r){return $t("createTensorFromGPUData")}memory(){return $t("memory")}floatPrecision(){return $t("floatPrecision")}epsilon(){return this.floatPrecision()===32?1e-7:1e-4}dispose(){return $t("dispose")}};function $t(n){throw new Error(`'${n}' not yet implemented or not found in the registry. This kernel may not be supported by the tfjs backend you have chosen`)}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Rc(n){let t=n.length,e=0;for(;t>0;)e=Math.random()*t|0,t--,fo(n,t,e)}function xw(n,t){if(n.length!==t.length)throw new Error(`Array sizes must match to be shuffled together First array length was ${n.length}Second array length was ${t.length}`);let e=n.length,r=0;for(;e>0;)r=Math.random()*e|0,e--,fo(n,e,r),fo(t,e,r)}function hn(n,t,e){return Math.max(n,Math.min(t,e))}function _w(n){return n%2===0?n:n+1}function fo(n,t,e){let r=n[t];n[t]=n[e],n[e]=r}function Iw(n){let t=0;for(let e=0;e<n.length;e++)t+=n[e];return t}function Sw(n,t){let e=Math.random();return t*e+(1-e)*n}function vw(n,t){let e=0;for(let r=0;r<n.length;r++){let o=Number(n[r])-Number(t[r]);e+=o*o}return e}function E(n,t){if(!n)throw new Error(typeof t=="string"?t:t())}function Pc(n,t,e=""){E(gn(n,t),()=>e+` Shapes ${n} and ${t} must match`)}function au(n){E(n!=null,()=>"The input to the tensor constructor must be a non-null value.")}function dt(n){if(n.length===0)return 1;let t=n[0];for(let e=1;e<n.length;e++)t*=n[e];return t}function kw(n){return n.length===0}function Aw(n,t){if(n===t)return!0;if(n==null||t==null||n.length!==t.length)return!1;for(let e=0;e<n.length;e++)if(n[e]!==null&&t[e]!==null&&n[e]!==t[e])return!1;return!0}function gn(n,t){if(n===t)return!0;if(n==null||t==null||n.length!==t.length)return!1;for(let e=0;e<n.length;e++)if(n[e]!==t[e])return!1;return!0}function Kn(n){return n%1===0}function Mw(n){if(Math.tanh!=null)return Math.tanh(n);if(n===1/0)return 1;if(n===-1/0)return-1;{let t=Math.exp(2*n);return(t-1)/(t+1)}}function Ew(n){let t=Math.ceil(Math.sqrt(n));return[t,Math.ceil(n/t)]}function Fw(n){let t=new Uint32Array(n);for(let e=0;e<n;++e)t[e]=e;return Rc(t),t}function qe(n,t){return t<=n.length?n:n+" ".repeat(t-n.length)}function Dw(n,t=o=>0,e,r){return new Promise((o,s)=>{let i=0,u=()=>{if(n()){o();return}i++;let l=t(i);if(e!=null&&i>=e){s();return}r!=null?r(u,l):setTimeout(u,l)};u()})}function Nw(n,t){let e=1,r=-1;for(let s=0;s<n.length;++s)if(n[s]>=0)e*=n[s];else if(n[s]===-1){if(r!==-1)throw Error(`Shapes can only have 1 implicit size. Found -1 at dim ${r} and dim ${s}`);r=s}else if(n[s]<0)throw Error(`Shapes can not be < 0. Found ${n[s]} at dim ${s}`);if(r===-1){if(t>0&&t!==e)throw Error(`Size(${t}) must match the product of shape ${n}`);return n}if(e===0)throw Error(`Cannot infer the missing size in [${n}] when there are 0 elements`);if(t%e!==0)throw Error(`The implicit shape can't be a fractional number. Got ${t} / ${e}`);let o=n.slice();return o[r]=t/e,o}function Bc(n,t){let e=t.length;return n=n==null?t.map((r,o)=>o):[].concat(n),E(n.every(r=>r>=-e&&r<e),()=>`All values in axis param must be in range [-${e}, ${e}) but got axis ${n}`),E(n.every(r=>Kn(r)),()=>`All values in axis param must be integers but got axis ${n}`),n.map(r=>r<0?e+r:r)}function Cw(n,t){let e=[],r=[],o=t!=null&&Array.isArray(t)&&t.length===0,s=t==null||o?null:Bc(t,n).sort(),i=0;for(let u=0;u<n.length;++u){if(s!=null){if(s[i]===u&&n[u]!==1)throw new Error(`Can't squeeze axis ${u} since its dim '${n[u]}' is not 1`);(s[i]==null||s[i]>u)&&n[u]===1&&(e.push(n[u]),r.push(u)),s[i]<=u&&i++}n[u]!==1&&(e.push(n[u]),r.push(u))}return{newShape:e,keptDims:r}}function Tw(n,t){return ho(n,t)}function ho(n,t){let e=null;if(n==null||n==="float32")e=new Float32Array(t);else if(n==="int32")e=new Int32Array(t);else if(n==="bool")e=new Uint8Array(t);else if(n==="string")e=new Array(t);else throw new Error(`Unknown data type ${n}`);return e}function su(n,t){for(let e=0;e<n.length;e++){let r=n[e];if(isNaN(r)||!isFinite(r))throw Error(`A tensor of type ${t} being uploaded contains ${r}.`)}}function iu(n){return n==="bool"||n==="complex64"||n==="float32"||n==="int32"||n==="string"}function Rw(n,t){return!(t==="complex64"||t==="float32"&&n!=="complex64"||t==="int32"&&n!=="float32"&&n!=="complex64"||t==="bool"&&n==="bool")}function yn(n){if(n==="float32"||n==="int32")return 4;if(n==="complex64")return 8;if(n==="bool")return 1;throw new Error(`Unknown dtype ${n}`)}function uu(n){if(n==null)return 0;let t=0;return n.forEach(e=>t+=e.length),t}function bn(n){return typeof n=="string"||n instanceof String}function Oc(n){return typeof n=="boolean"}function Lc(n){return typeof n=="number"}function Ce(n){return Array.isArray(n)?Ce(n[0]):n instanceof Float32Array?"float32":n instanceof Int32Array||n instanceof Uint8Array||n instanceof Uint8ClampedArray?"int32":Lc(n)?"float32":bn(n)?"string":Oc(n)?"bool":"float32"}function wn(n){return!!(n&&n.constructor&&n.call&&n.apply)}function xn(n,t){for(let e=t;e<n;++e)if(n%e===0)return e;return n}function ue(n){let t=n.length;if(t<2)return[];let e=new Array(t-1);e[t-2]=n[t-1];for(let r=t-3;r>=0;--r)e[r]=e[r+1]*n[r+1];return e}function $c(n,t,e,r=!1){let o=new Array;if(t.length===1){let s=t[0]*(r?2:1);for(let i=0;i<s;i++)o[i]=e[n+i]}else{let s=t[0],i=t.slice(1),u=i.reduce((l,a)=>l*a)*(r?2:1);for(let l=0;l<s;l++)o[l]=$c(n+l*u,i,e,r)}return o}function Ve(n,t,e=!1){if(n.length===0)return t[0];let r=n.reduce((o,s)=>o*s)*(e?2:1);if(r===0)return[];if(r!==t.length)throw new Error(`[${n}] does not match the input size ${t.length}${e?" for a complex tensor":""}.`);return $c(0,n,t,e)}function Pw(n,t){if(Array.isArray(n))return n;if(t==="float32")return n instanceof Float32Array?n:new Float32Array(n);if(t==="int32")return n instanceof Int32Array?n:new Int32Array(n);if(t==="bool"||t==="string")return Uint8Array.from(new Int32Array(n));throw new Error(`Unknown dtype ${t}`)}function lu(n,t){let e=go(n,t);for(let r=0;r<e.length;r++)e[r]=1;return e}function go(n,t){if(t==null||t==="float32"||t==="complex64")return new Float32Array(n);if(t==="int32")return new Int32Array(n);if(t==="bool")return new Uint8Array(n);throw new Error(`Unknown data type ${t}`)}function Bw(n,t){let e=n.reduce((r,o)=>r*o,1);if(t==null||t==="float32")return Ve(n,new Float32Array(e));if(t==="int32")return Ve(n,new Int32Array(e));if(t==="bool")return Ve(n,new Uint8Array(e));throw new Error(`Unknown data type ${t}`)}function je(n){n.forEach(t=>{E(Number.isInteger(t)&&t>=0,()=>`Tensor must have a shape comprised of positive integers but got shape [${n}].`)})}function Ow(n,t,e){if(t===0)return 0;if(t===1)return n[0];let r=n[n.length-1];for(let o=0;o<n.length-1;++o)r+=e[o]*n[o];return r}function Lw(n,t,e){if(t===0)return[];if(t===1)return[n];let r=new Array(t);for(let o=0;o<r.length-1;++o)r[o]=Math.floor(n/e[o]),n-=r[o]*e[o];return r[r.length-1]=n,r}function Ke(n){return n&&n.then&&typeof n.then=="function"}/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Wc="tfjsflags",Xn=class{constructor(t){this.global=t,this.flags={},this.flagRegistry={},this.urlFlags={},this.getQueryParams=Ww,this.populateURLFlags()}setPlatform(t,e){this.platform!=null&&(L().getBool("IS_TEST")||L().getBool("PROD")||console.warn(`Platform ${this.platformName} has already been set. Overwriting the platform with ${t}.`)),this.platformName=t,this.platform=e}registerFlag(t,e,r){if(this.flagRegistry[t]={evaluationFn:e,setHook:r},this.urlFlags[t]!=null){let o=this.urlFlags[t];L().getBool("IS_TEST")||L().getBool("PROD")||console.warn(`Setting feature override from URL ${t}: ${o}.`),this.set(t,o)}}async getAsync(t){return t in this.flags?this.flags[t]:(this.flags[t]=await this.evaluateFlag(t),this.flags[t])}get(t){if(t in this.flags)return this.flags[t];let e=this.evaluateFlag(t);if(Ke(e))throw new Error(`Flag ${t} cannot be synchronously evaluated. Please use getAsync() instead.`);return this.flags[t]=e,this.flags[t]}getNumber(t){return this.get(t)}getBool(t){return this.get(t)}getString(t){return this.get(t)}getFlags(){return this.flags}get features(){return this.flags}set(t,e){if(this.flagRegistry[t]==null)throw new Error(`Cannot set flag ${t} as it has not been registered.`);this.flags[t]=e,this.flagRegistry[t].setHook!=null&&this.flagRegistry[t].setHook(e)}evaluateFlag(t){if(this.flagRegistry[t]==null)throw new Error(`Cannot evaluate flag '${t}': no evaluation function found.`);return this.flagRegistry[t].evaluationFn()}setFlags(t){this.flags=Object.assign({},t)}reset(){this.flags={},this.urlFlags={},this.populateURLFlags()}populateURLFlags(){if(typeof this.global>"u"||typeof this.global.location>"u"||typeof this.global.location.search>"u")return;let t=this.getQueryParams(this.global.location.search);Wc in t&&t[Wc].split(",").forEach(r=>{let[o,s]=r.split(":");this.urlFlags[o]=Gw(o,s)})}};function Ww(n){let t={};return n.replace(/[?&]([^=?&]+)(?:=([^&]*))?/g,(e,...r)=>(Uw(t,r[0],r[1]),r.join("="))),t}function Uw(n,t,e){n[decodeURIComponent(t)]=decodeURIComponent(e||"")}function Gw(n,t){let e=t.toLowerCase();return e==="true"||e==="false"?e==="true":`${+e}`===e?+e:t}function L(){return cu}var cu=null;function Uc(n){cu=n}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var pu;function mu(){if(pu==null){let n;if(typeof window<"u")n=window;else if(typeof global<"u")n=global;else if(typeof process<"u")n=process;else if(typeof self<"u")n=self;else throw new Error("Could not find a global object");pu=n}return pu}function zw(){let n=mu();return n._tfGlobals==null&&(n._tfGlobals=new Map),n._tfGlobals}function Jn(n,t){let e=zw();if(e.has(n))return e.get(n);{let r=t();return e.set(n,r),e.get(n)}}var Gc="Acos",zc="Acosh";var fu="AddN";var Hc="ArgMax",Vc="ArgMin",qc="Asin",jc="Asinh",Kc="Atan",Xc="Atanh",Jc="Atan2",Zn="AvgPool",Zc="AvgPoolGrad",Yc="AvgPool3D",Qc="AvgPool3DGrad",Yn="BatchMatMul",tp="BatchToSpaceND",du="Bincount",ep="BitwiseAnd";var np="BroadcastArgs",_n="Cast",rp="Ceil",hu="ClipByValue";var op="ComplexAbs",yo="Concat",Qn="Conv2D";var gu="Conv2DBackpropInput",yu="Conv3D",bu="Conv3DBackpropFilterV2",wu="Conv3DBackpropInputV2";var ap="Cosh",xu="Cumprod",_u="Cumsum",Iu="CropAndResize",sp="DenseBincount",Su="DepthToSpace",tr="DepthwiseConv2dNative";var ip="Diag",vu="Dilation2D",ku="Dilation2DBackpropInput",Au="Dilation2DBackpropFilter";var bo="RealDiv";var Mu="EluGrad";var up="Equal";var lp="ExpandDims",cp="Expm1";var wo="Fill",Eu="FlipLeftRight",pp="Floor",xo="FloorDiv",Fu="FusedBatchNorm",mp="GatherV2",Du="GatherNd",fp="Greater",dp="GreaterEqual",In="Identity";var hp="IsFinite",gp="IsInf",yp="IsNan",er="LeakyRelu",bp="Less",wp="LessEqual",Nu="LinSpace";var xp="Log1p",_p="LogicalAnd",Ip="LogicalNot",Sp="LogicalOr",vp="LogicalXor";var Cu="LRNGrad";var _o="Maximum",nr="MaxPool",kp="MaxPoolGrad",Ap="MaxPool3D",Mp="MaxPool3DGrad",Ep="MaxPoolWithArgmax",rr="Mean";var Fp="Minimum",Tu="MirrorPad";var Ru="Multinomial",Io="Multiply";var Dp="NotEqual",Pu="NonMaxSuppressionV3",Bu="NonMaxSuppressionV4",Ou="NonMaxSuppressionV5",Np="OnesLike",Lu="OneHot",Cp="Pack",or="PadV2";var ar="Prelu",$u="Prod";var Tp="Range";var Rp="Reciprocal",So="Relu",vo="Reshape",Wu="ResizeNearestNeighbor",Uu="ResizeNearestNeighborGrad",Gu="ResizeBilinear",zu="ResizeBilinearGrad",ko="Relu6",Hu="Reverse",Pp="Round",Bp="Rsqrt",Vu="ScatterNd",qu="TensorScatterUpdate",ju="SearchSorted",Op="Select",Lp="Selu",Ku="Slice";var $p="Sinh",Wp="Sign",Ao="Sigmoid",Up="Softplus",Mo="Sqrt";var Gp="SpaceToBatchND",zp="SplitV",sr="Softmax",Hp="SparseFillEmptyRows",Xu="SparseReshape",Vp="SparseSegmentMean",qp="SparseSegmentSum",Ju="SparseToDense",jp="SquaredDifference",Kp="Square";var Zu="StridedSlice",Xp="StringNGrams",Jp="StringSplit",Zp="StringToHashBucketFast";var Yp="Tanh",Yu="Tile",Qu="TopK",tl="Transform",el="Transpose",Qp="Unique",tm="Unpack";var Eo="ZerosLike",ir="Step";var nl="RotateWithOffset",rl="_FusedMatMul",ol="FusedConv2D",al="FusedDepthwiseConv2D";/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ye(...n){L().getBool("IS_TEST")||L().getBool("PROD")||console.warn(...n)}function Hw(...n){L().getBool("IS_TEST")||L().getBool("PROD")||console.log(...n)}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Fo=Jn("kernelRegistry",()=>new Map),Vw=Jn("gradRegistry",()=>new Map);function sl(n,t){let e=rm(n,t);return Fo.get(e)}function il(n){return Vw.get(n)}function ul(n){let t=Fo.entries(),e=[];for(;;){let{done:r,value:o}=t.next();if(r)break;let[s,i]=o,[u]=s.split("_");u===n&&e.push(i)}return e}function nm(n){let{kernelName:t,backendName:e}=n,r=rm(t,e);Fo.has(r)&&ye(`The kernel '${t}' for backend '${e}' is already registered`),Fo.set(r,n)}function rm(n,t){return`${t}_${n}`}var _={};ze(_,{arraysEqual:()=>gn,arraysEqualWithNull:()=>Aw,assert:()=>E,assertNonNegativeIntegerDimensions:()=>je,assertNonNull:()=>au,assertShapesMatch:()=>Pc,bytesFromStringArray:()=>uu,bytesPerElement:()=>yn,checkConversionForErrors:()=>su,clamp:()=>hn,computeStrides:()=>ue,convertBackendValuesAndArrayBuffer:()=>Pw,createScalarValue:()=>Yw,createShuffledIndices:()=>Fw,decodeString:()=>Mn,distSquared:()=>vw,encodeString:()=>An,fetch:()=>tx,fingerPrint64:()=>Zw,flatten:()=>Re,getArrayFromDType:()=>ho,getTypedArrayFromDType:()=>Tw,hasEncodingLoss:()=>Rw,hexToLong:()=>ur,indexToLoc:()=>Lw,inferDtype:()=>Ce,inferFromImplicitShape:()=>Nw,isBoolean:()=>Oc,isFunction:()=>wn,isInt:()=>Kn,isNumber:()=>Lc,isPromise:()=>Ke,isScalarShape:()=>kw,isString:()=>bn,isTypedArray:()=>At,isValidDtype:()=>iu,locToIndex:()=>Ow,makeOnesTypedArray:()=>lu,makeZerosNestedTypedArray:()=>Bw,makeZerosTypedArray:()=>go,nearestDivisor:()=>xn,nearestLargerEven:()=>_w,now:()=>Qe,parseAxisParam:()=>Bc,randUniform:()=>Sw,repeatedTry:()=>Dw,rightPad:()=>qe,shuffle:()=>Rc,shuffleCombo:()=>xw,sizeFromShape:()=>dt,sizeToSquarishShape:()=>Ew,squeezeShape:()=>Cw,sum:()=>Iw,swap:()=>fo,tanh:()=>Mw,toNestedArray:()=>Ve,toTypedArray:()=>kn});/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Do(n){return n instanceof Float32Array||n instanceof Int32Array||n instanceof Uint8Array||n instanceof Uint8ClampedArray}var ml=mo(dm());/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ye=ml.default||ml;function ur(n){return Ye.fromString(n,!0,16)}var gm=ur("c3a5c85c97cb3127"),Ze=ur("b492b66fbe98f273"),Dt=ur("9ae16a3b2f90404f");function pl(n){return n.xor(n.shru(47))}function ym(n,t,e){let r=n.slice(t,t+e);return Ye.fromBytes(Array.from(r),!0,!0)}function st(n,t){return ym(n,t,8)}function hm(n,t){return ym(n,t,4)}function yt(n,t){return t===0?n:n.shru(t).or(n.shl(64-t))}function Te(n,t,e=ur("9ddfea08eb382d69")){let r=n.xor(t).mul(e);r=r.xor(r.shru(47));let o=t.xor(r).mul(e);return o=o.xor(o.shru(47)),o=o.mul(e),o}function jw(n,t,e,r,o,s){o=o.add(n),s=yt(s.add(o).add(r),21);let i=o;return o=o.add(t),o=o.add(e),s=s.add(yt(o,44)),[o.add(r),s.add(i)]}function Co(n,t,e,r){return jw(st(n,t),st(n,t+8),st(n,t+16),st(n,t+24),e,r)}function Kw(n,t=n.length){if(t>=8){let e=Dt.add(t*2),r=st(n,0).add(Dt),o=st(n,t-8),s=yt(o,37).mul(e).add(r),i=yt(r,25).add(o).mul(e);return Te(s,i,e)}if(t>=4){let e=Dt.add(t*2),r=hm(n,0);return Te(r.shl(3).add(t),hm(n,t-4),e)}if(t>0){let e=n[0],r=n[t>>1],o=n[t-1],s=e+(r<<8),i=t+(o<<2);return pl(Dt.mul(s).xor(gm.mul(i))).mul(Dt)}return Dt}function Xw(n,t=n.length){let e=Dt.add(t*2),r=st(n,0).mul(Ze),o=st(n,8),s=st(n,t-8).mul(e),i=st(n,t-16).mul(Dt);return Te(yt(r.add(o),43).add(yt(s,30)).add(i),r.add(yt(o.add(Dt),18)).add(s),e)}function Jw(n,t=n.length){let e=Dt.add(t*2),r=st(n,0).mul(Dt),o=st(n,8),s=st(n,t-8).mul(e),i=st(n,t-16).mul(Dt),u=yt(r.add(o),43).add(yt(s,30)).add(i),l=Te(u,r.add(yt(o.add(Dt),18)).add(s),e),a=st(n,16).mul(e),c=st(n,24),p=u.add(st(n,t-32)).mul(e),m=l.add(st(n,t-24)).mul(e);return Te(yt(a.add(c),43).add(yt(p,30)).add(m),a.add(yt(c.add(r),18)).add(p),e)}function Zw(n,t=n.length){let e=Ye.fromNumber(81,!0);if(t<=32)return t<=16?Kw(n,t):Xw(n,t);if(t<=64)return Jw(n,t);let r=e,o=e.mul(Ze).add(113),s=pl(o.mul(Dt).add(113)).mul(Dt),i=[Ye.UZERO,Ye.UZERO],u=[Ye.UZERO,Ye.UZERO];r=r.mul(Dt).add(st(n,0));let l=0,a=(t-1>>6)*64,c=a+(t-1&63)-63;do r=yt(r.add(o).add(i[0]).add(st(n,l+8)),37).mul(Ze),o=yt(o.add(i[1]).add(st(n,l+48)),42).mul(Ze),r=r.xor(u[1]),o=o.add(i[0]).add(st(n,l+40)),s=yt(s.add(u[0]),33).mul(Ze),i=Co(n,l,i[1].mul(Ze),r.add(u[0])),u=Co(n,l+32,s.add(u[1]),o.add(st(n,l+16))),[s,r]=[r,s],l+=64;while(l!==a);let p=Ze.add(s.and(255).shl(1));return l=c,u[0]=u[0].add(t-1&63),i[0]=i[0].add(u[0]),u[0]=u[0].add(i[0]),r=yt(r.add(o).add(i[0]).add(st(n,l+8)),37).mul(p),o=yt(o.add(i[1]).add(st(n,l+48)),42).mul(p),r=r.xor(u[1].mul(9)),o=o.add(i[0].mul(9).add(st(n,l+40))),s=yt(s.add(u[0]),33).mul(p),i=Co(n,l,i[1].mul(p),r.add(u[0])),u=Co(n,l+32,s.add(u[1]),o.add(st(n,l+16))),[s,r]=[r,s],Te(Te(i[0],u[0],p).add(pl(o).mul(gm)).add(s),Te(i[1],u[1],p).add(r),p)}/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Yw(n,t){return t==="string"?An(n):kn([n],t)}function Qw(n,t){return n instanceof Float32Array&&t==="float32"||n instanceof Int32Array&&t==="int32"||n instanceof Uint8Array&&t==="bool"}function kn(n,t){if(t==="string")throw new Error("Cannot convert a string[] to a TypedArray");if(Array.isArray(n)&&(n=Re(n)),L().getBool("DEBUG")&&su(n,t),Qw(n,t))return n;if(t==null||t==="float32"||t==="complex64")return new Float32Array(n);if(t==="int32")return new Int32Array(n);if(t==="bool"){let e=new Uint8Array(n.length);for(let r=0;r<e.length;++r)Math.round(n[r])!==0&&(e[r]=1);return e}else throw new Error(`Unknown data type ${t}`)}function Qe(){return L().platform.now()}function tx(n,t){return L().platform.fetch(n,t)}function An(n,t="utf-8"){return t=t||"utf-8",L().platform.encode(n,t)}function Mn(n,t="utf-8"){return t=t||"utf-8",L().platform.decode(n,t)}function At(n){return L().platform.isTypedArray!=null?L().platform.isTypedArray(n):Do(n)}function Re(n,t=[],e=!1){if(t==null&&(t=[]),typeof n=="boolean"||typeof n=="number"||typeof n=="string"||Ke(n)||n==null||At(n)&&e)t.push(n);else if(Array.isArray(n)||At(n))for(let r=0;r<n.length;++r)Re(n[r],t,e);else{let r=-1;for(let o of Object.keys(n))/^([1-9]+[0-9]*|0)$/.test(o)&&(r=Math.max(r,Number(o)));for(let o=0;o<=r;o++)Re(n[o],t,e)}return t}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var To=class{constructor(t,e){this.backendTimer=t,this.logger=e,e==null&&(this.logger=new fl)}profileKernel(t,e,r){let o,s=()=>{o=r()},i,u=Qe();if(this.backendTimer.timerAvailable())i=this.backendTimer.time(s);else{s();for(let a of o)a.dataSync();i=Promise.resolve({kernelMs:Qe()-u})}if(L().getBool("CHECK_COMPUTATION_FOR_ERRORS"))for(let a=0;a<o.length;a++){let c=o[a];c.data().then(p=>{ex(p,c.dtype,t)})}return{kernelName:t,outputs:o,inputs:e,timeMs:i.then(a=>a.kernelMs),extraInfo:i.then(a=>a.getExtraProfileInfo!=null?a.getExtraProfileInfo():"")}}logKernelProfile(t){let{kernelName:e,outputs:r,timeMs:o,inputs:s,extraInfo:i}=t;r.forEach(u=>{Promise.all([u.data(),o,i]).then(l=>{this.logger.logKernelProfile(e,u,l[0],l[1],s,l[2])})})}};function ex(n,t,e){if(t!=="float32")return!1;for(let r=0;r<n.length;r++){let o=n[r];if(isNaN(o)||!isFinite(o))return console.warn(`Found ${o} in the result of '${e}'`),!0}return!1}var fl=class{logKernelProfile(t,e,r,o,s,i){let u=typeof o=="number"?qe(`${o}ms`,9):o.error,l=qe(t,25),a=e.rank,c=e.size,p=qe(e.shape.toString(),14),m="";for(let f in s){let d=s[f];if(d!=null){let h=d.shape||e.shape,b=h.length;m+=`${f}: ${b}D ${b>0?h:""} `}}console.log(`%c${l}	%c${u}	%c${a}D ${p}	%c${c}	%c${m}	%c${i}`,"font-weight:bold","color:red","color:blue","color: orange","color: green","color: steelblue")}};/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function bm(n,t,e){let r={},o={};for(let l=0;l<t.length;l++)r[t[l].id]=!0;for(let l=0;l<n.length;l++){let a=n[l],c=a.inputs;for(let p in c){let m=c[p],f=!1;for(let d=0;d<t.length;d++)if(r[m.id]){a.outputs.forEach(h=>r[h.id]=!0),f=!0,o[a.id]=!0;break}if(f)break}}let s={};s[e.id]=!0;let i={};for(let l=n.length-1;l>=0;l--){let a=n[l],c=a.inputs;for(let p=0;p<a.outputs.length;p++)if(s[a.outputs[p].id]){for(let m in c)s[c[m].id]=!0,i[a.id]=!0;break}}let u=[];for(let l=0;l<n.length;l++){let a=n[l];if(o[a.id]&&i[a.id]){let c={};for(let m in a.inputs){let f=a.inputs[m];r[f.id]&&(c[m]=f)}let p=Object.assign({},a);p.inputs=c,p.outputs=a.outputs,u.push(p)}}return u}function wm(n,t,e,r){for(let o=t.length-1;o>=0;o--){let s=t[o],i=[];if(s.outputs.forEach(l=>{let a=n[l.id];a!=null?i.push(a):i.push(null)}),s.gradient==null)throw new Error(`Cannot compute gradient: gradient function not found for ${s.kernelName}.`);let u=s.gradient(i);for(let l in s.inputs){if(!(l in u))throw new Error(`Cannot backprop through input ${l}. Available gradients found: ${Object.keys(u)}.`);let a=e(()=>u[l]());if(a.dtype!=="float32")throw new Error(`Error in gradient for op ${s.kernelName}. The gradient of input ${l} must have 'float32' dtype, but has '${a.dtype}'`);let c=s.inputs[l];if(!gn(a.shape,c.shape))throw new Error(`Error in gradient for op ${s.kernelName}. The gradient of input '${l}' has shape '${a.shape}', which does not match the shape of the input '${c.shape}'`);if(n[c.id]==null)n[c.id]=a;else{let p=n[c.id];n[c.id]=r(p,a),p.dispose()}}}}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var xm=20,lr=3,dl=7;function _m(n,t,e,r){let o=ue(t),s=nx(n,t,e,o),i=t.length,u=Ro(n,t,e,o,s),l=["Tensor"];return r&&(l.push(`  dtype: ${e}`),l.push(`  rank: ${i}`),l.push(`  shape: [${t}]`),l.push("  values:")),l.push(u.map(a=>"    "+a).join(`
`)),l.join(`
`)}function nx(n,t,e,r){let o=dt(t),s=r[r.length-1],i=new Array(s).fill(0),u=t.length,l=e==="complex64"?pr(n):n;if(u>1)for(let a=0;a<o/s;a++){let c=a*s;for(let p=0;p<s;p++)i[p]=Math.max(i[p],cr(l[c+p],0,e).length)}return i}function cr(n,t,e){let r;return Array.isArray(n)?r=`${parseFloat(n[0].toFixed(dl))} + ${parseFloat(n[1].toFixed(dl))}j`:bn(n)?r=`'${n}'`:e==="bool"?r=Im(n):r=parseFloat(n.toFixed(dl)).toString(),qe(r,t)}function Im(n){return n===0?"false":"true"}function Ro(n,t,e,r,o,s=!0){let i=e==="complex64"?2:1,u=t[0],l=t.length;if(l===0){if(e==="complex64"){let h=pr(n);return[cr(h[0],0,e)]}return e==="bool"?[Im(n[0])]:[n[0].toString()]}if(l===1){if(u>xm){let b=lr*i,w=Array.from(n.slice(0,b)),I=Array.from(n.slice((u-lr)*i,u*i));return e==="complex64"&&(w=pr(w),I=pr(I)),["["+w.map((y,k)=>cr(y,o[k],e)).join(", ")+", ..., "+I.map((y,k)=>cr(y,o[u-lr+k],e)).join(", ")+"]"]}return["["+(e==="complex64"?pr(n):Array.from(n)).map((b,w)=>cr(b,o[w],e)).join(", ")+"]"]}let a=t.slice(1),c=r.slice(1),p=r[0]*i,m=[];if(u>xm){for(let h=0;h<lr;h++){let b=h*p,w=b+p;m.push(...Ro(n.slice(b,w),a,e,c,o,!1))}m.push("...");for(let h=u-lr;h<u;h++){let b=h*p,w=b+p;m.push(...Ro(n.slice(b,w),a,e,c,o,h===u-1))}}else for(let h=0;h<u;h++){let b=h*p,w=b+p;m.push(...Ro(n.slice(b,w),a,e,c,o,h===u-1))}let f=l===2?",":"";m[0]="["+(u>0?m[0]+f:"");for(let h=1;h<m.length-1;h++)m[h]=" "+m[h]+f;let d=`,
`;for(let h=2;h<l;h++)d+=`
`;return m[m.length-1]=" "+m[m.length-1]+"]"+(s?"":d),m}function pr(n){let t=[];for(let e=0;e<n.length;e+=2)t.push([n[e],n[e+1]]);return t}/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Pe=class{constructor(t,e,r){if(this.dtype=e,this.shape=t.slice(),this.size=dt(t),r!=null){let o=r.length;E(o===this.size,()=>`Length of values '${o}' does not match the size inferred by the shape '${this.size}'.`)}if(e==="complex64")throw new Error("complex64 dtype TensorBuffers are not supported. Please create a TensorBuffer for the real and imaginary parts separately and call tf.complex(real, imag).");this.values=r||ho(e,this.size),this.strides=ue(t)}set(t,...e){e.length===0&&(e=[0]),E(e.length===this.rank,()=>`The number of provided coordinates (${e.length}) must match the rank (${this.rank})`);let r=this.locToIndex(e);this.values[r]=t}get(...t){t.length===0&&(t=[0]);let e=0;for(let o of t){if(o<0||o>=this.shape[e]){let s=`Requested out of range element at ${t}.   Buffer shape=${this.shape}`;throw new Error(s)}e++}let r=t[t.length-1];for(let o=0;o<t.length-1;++o)r+=this.strides[o]*t[o];return this.values[r]}locToIndex(t){if(this.rank===0)return 0;if(this.rank===1)return t[0];let e=t[t.length-1];for(let r=0;r<t.length-1;++r)e+=this.strides[r]*t[r];return e}indexToLoc(t){if(this.rank===0)return[];if(this.rank===1)return[t];let e=new Array(this.shape.length);for(let r=0;r<e.length-1;++r)e[r]=Math.floor(t/this.strides[r]),t-=e[r]*this.strides[r];return e[e.length-1]=t,e}get rank(){return this.shape.length}toTensor(){return oe().makeTensor(this.values,this.shape,this.dtype)}},oe=null,En=null,rx=null;function Sm(n){oe=n}function vm(n){En=n}function km(n){rx=n}var Mt=class{constructor(t,e,r,o){this.kept=!1,this.isDisposedInternal=!1,this.shape=t.slice(),this.dtype=e||"float32",this.size=dt(t),this.strides=ue(t),this.dataId=r,this.id=o,this.rankType=this.rank<5?this.rank.toString():"higher"}get rank(){return this.shape.length}async buffer(){let t=await this.data();return En.buffer(this.shape,this.dtype,t)}bufferSync(){return En.buffer(this.shape,this.dtype,this.dataSync())}async array(){let t=await this.data();return Ve(this.shape,t,this.dtype==="complex64")}arraySync(){return Ve(this.shape,this.dataSync(),this.dtype==="complex64")}async data(){this.throwIfDisposed();let t=oe().read(this.dataId);if(this.dtype==="string"){let e=await t;try{return e.map(r=>Mn(r))}catch{throw new Error("Failed to decode the string bytes into utf-8. To get the original bytes, call tensor.bytes().")}}return t}dataToGPU(t){return this.throwIfDisposed(),oe().readToGPU(this.dataId,t)}dataSync(){this.throwIfDisposed();let t=oe().readSync(this.dataId);if(this.dtype==="string")try{return t.map(e=>Mn(e))}catch{throw new Error("Failed to decode the string bytes into utf-8. To get the original bytes, call tensor.bytes().")}return t}async bytes(){this.throwIfDisposed();let t=await oe().read(this.dataId);return this.dtype==="string"?t:new Uint8Array(t.buffer)}dispose(){this.isDisposed||(this.kerasMask&&this.kerasMask.dispose(),oe().disposeTensor(this),this.isDisposedInternal=!0)}get isDisposed(){return this.isDisposedInternal}throwIfDisposed(){if(this.isDisposed)throw new Error("Tensor is disposed.")}print(t=!1){return En.print(this,t)}clone(){return this.throwIfDisposed(),En.clone(this)}toString(t=!1){let e=this.dataSync();return _m(e,this.shape,this.dtype,t)}cast(t){return this.throwIfDisposed(),En.cast(this,t)}variable(t=!0,e,r){return this.throwIfDisposed(),oe().makeVariable(this,t,e,r)}};Object.defineProperty(Mt,Symbol.hasInstance,{value:n=>!!n&&n.data!=null&&n.dataSync!=null&&n.throwIfDisposed!=null});function hl(){return Jn("Tensor",()=>Mt)}hl();var be=class extends Mt{constructor(t,e,r,o){super(t.shape,t.dtype,t.dataId,o),this.trainable=e,this.name=r}assign(t){if(t.dtype!==this.dtype)throw new Error(`dtype of the new value (${t.dtype}) and previous value (${this.dtype}) must match`);if(!gn(t.shape,this.shape))throw new Error(`shape of the new value (${t.shape}) and previous value (${this.shape}) must match`);oe().disposeTensor(this),this.dataId=t.dataId,oe().incRef(this,null)}dispose(){oe().disposeVariable(this),this.isDisposedInternal=!0}};Object.defineProperty(be,Symbol.hasInstance,{value:n=>n instanceof Mt&&n.assign!=null&&n.assign instanceof Function});/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Am;(function(n){n.R0="R0",n.R1="R1",n.R2="R2",n.R3="R3",n.R4="R4",n.R5="R5",n.R6="R6"})(Am||(Am={}));var gl;(function(n){n.float32="float32",n.int32="int32",n.bool="int32",n.complex64="complex64"})(gl||(gl={}));var yl;(function(n){n.float32="float32",n.int32="int32",n.bool="bool",n.complex64="complex64"})(yl||(yl={}));var bl;(function(n){n.float32="float32",n.int32="float32",n.bool="float32",n.complex64="complex64"})(bl||(bl={}));var wl;(function(n){n.float32="complex64",n.int32="complex64",n.bool="complex64",n.complex64="complex64"})(wl||(wl={}));var ox={float32:bl,int32:gl,bool:yl,complex64:wl};function Po(n,t){if(n==="string"||t==="string"){if(n==="string"&&t==="string")return"string";throw new Error(`Can not upcast ${n} with ${t}`)}return ox[n][t]}function Bo(n){return n!=null&&typeof n=="object"&&"texture"in n&&n.texture instanceof WebGLTexture}function Oo(n){return typeof GPUBuffer<"u"&&n!=null&&typeof n=="object"&&"buffer"in n&&n.buffer instanceof GPUBuffer}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Nt(n,t){if(n.dtype===t.dtype)return[n,t];let e=Po(n.dtype,t.dtype);return[n.cast(e),t.cast(e)]}function Lo(n){let t=[];return Mm(n,t,new Set),t}function Mm(n,t,e){if(n==null)return;if(n instanceof Mt){t.push(n);return}if(!ax(n))return;let r=n;for(let o in r){let s=r[o];e.has(s)||(e.add(s),Mm(s,t,e))}}function ax(n){return Array.isArray(n)||typeof n=="object"}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function xl(n){return n.kernelName!=null}var $o=class{constructor(){this.registeredVariables={},this.nextTapeNodeId=0,this.numBytes=0,this.numTensors=0,this.numStringTensors=0,this.numDataBuffers=0,this.gradientDepth=0,this.kernelDepth=0,this.scopeStack=[],this.numDataMovesStack=[],this.nextScopeId=0,this.tensorInfo=new WeakMap,this.profiling=!1,this.activeProfile={newBytes:0,newTensors:0,peakBytes:0,kernels:[],result:null,get kernelNames(){return Array.from(new Set(this.kernels.map(t=>t.name)))}}}dispose(){for(let t in this.registeredVariables)this.registeredVariables[t].dispose()}},mr=class n{constructor(t){this.ENV=t,this.registry={},this.registryFactory={},this.pendingBackendInitId=0,this.state=new $o}async ready(){if(this.pendingBackendInit!=null)return this.pendingBackendInit.then(()=>{});if(this.backendInstance!=null)return;let t=this.getSortedBackends();for(let e=0;e<t.length;e++){let r=t[e];if(await this.initializeBackend(r).success){await this.setBackend(r);return}}throw new Error("Could not initialize any backends, all backend initializations failed.")}get backend(){if(this.pendingBackendInit!=null)throw new Error(`Backend '${this.backendName}' has not yet been initialized. Make sure to await tf.ready() or await tf.setBackend() before calling other methods`);if(this.backendInstance==null){let{name:t,asyncInit:e}=this.initializeBackendsAndReturnBest();if(e)throw new Error(`The highest priority backend '${t}' has not yet been initialized. Make sure to await tf.ready() or await tf.setBackend() before calling other methods`);this.setBackend(t)}return this.backendInstance}backendNames(){return Object.keys(this.registryFactory)}findBackend(t){if(!(t in this.registry))if(t in this.registryFactory){let{asyncInit:e}=this.initializeBackend(t);if(e)return null}else return null;return this.registry[t]}findBackendFactory(t){return t in this.registryFactory?this.registryFactory[t].factory:null}registerBackend(t,e,r=1){return t in this.registryFactory?(ye(`${t} backend was already registered. Reusing existing backend factory.`),!1):(this.registryFactory[t]={factory:e,priority:r},!0)}async setBackend(t){if(this.registryFactory[t]==null)throw new Error(`Backend name '${t}' not found in registry`);if(this.backendName=t,this.registry[t]==null){this.backendInstance=null;let{success:e,asyncInit:r}=this.initializeBackend(t);if(!(r?await e:e))return!1}return this.backendInstance=this.registry[t],this.setupRegisteredKernels(),this.profiler=new To(this.backendInstance),!0}setupRegisteredKernels(){ul(this.backendName).forEach(e=>{e.setupFunc!=null&&e.setupFunc(this.backendInstance)})}disposeRegisteredKernels(t){ul(t).forEach(r=>{r.disposeFunc!=null&&r.disposeFunc(this.registry[t])})}initializeBackend(t){let e=this.registryFactory[t];if(e==null)throw new Error(`Cannot initialize backend ${t}, no registration found.`);try{let r=e.factory();if(r&&!(r instanceof He)&&typeof r.then=="function"){let o=++this.pendingBackendInitId,s=r.then(i=>o<this.pendingBackendInitId?!1:(this.registry[t]=i,this.pendingBackendInit=null,!0)).catch(i=>(o<this.pendingBackendInitId||(this.pendingBackendInit=null,ye(`Initialization of backend ${t} failed`),ye(i.stack||i.message)),!1));return this.pendingBackendInit=s,{success:s,asyncInit:!0}}else return this.registry[t]=r,{success:!0,asyncInit:!1}}catch(r){return ye(`Initialization of backend ${t} failed`),ye(r.stack||r.message),{success:!1,asyncInit:!1}}}removeBackend(t){if(!(t in this.registryFactory))throw new Error(`${t} backend not found in registry`);this.backendName===t&&this.pendingBackendInit!=null&&this.pendingBackendInitId++,t in this.registry&&(this.disposeRegisteredKernels(t),this.registry[t].dispose(),delete this.registry[t]),delete this.registryFactory[t],this.backendName===t&&(this.pendingBackendInit=null,this.backendName=null,this.backendInstance=null)}getSortedBackends(){if(Object.keys(this.registryFactory).length===0)throw new Error("No backend found in registry.");return Object.keys(this.registryFactory).sort((t,e)=>this.registryFactory[e].priority-this.registryFactory[t].priority)}initializeBackendsAndReturnBest(){let t=this.getSortedBackends();for(let e=0;e<t.length;e++){let r=t[e],{success:o,asyncInit:s}=this.initializeBackend(r);if(s||o)return{name:r,asyncInit:s}}throw new Error("Could not initialize any backends, all backend initializations failed.")}moveData(t,e){let r=this.state.tensorInfo.get(e),o=r.backend,s=this.readSync(e),i=o.refCount(e);o.disposeData(e,!0),r.backend=t,t.move(e,s,r.shape,r.dtype,i),this.shouldCheckForMemLeaks()&&this.state.numDataMovesStack[this.state.numDataMovesStack.length-1]++}tidy(t,e){let r=null;if(e==null){if(typeof t!="function")throw new Error("Please provide a function to tidy()");e=t}else{if(typeof t!="string"&&!(t instanceof String))throw new Error("When calling with two arguments, the first argument to tidy() must be a string");if(typeof e!="function")throw new Error("When calling with two arguments, the 2nd argument to tidy() must be a function");r=t}let o;return this.scopedRun(()=>this.startScope(r),()=>this.endScope(o),()=>(o=e(),o instanceof Promise&&console.error("Cannot return a Promise inside of tidy."),o))}scopedRun(t,e,r){t();try{let o=r();return e(),o}catch(o){throw e(),o}}nextTensorId(){return n.nextTensorId++}nextVariableId(){return n.nextVariableId++}clone(t){let e=A.runKernel(In,{x:t}),r={x:t},o=i=>({x:()=>{let u="float32",l={x:i},a={dtype:u};return A.runKernel(_n,l,a)}}),s=[];return this.addTapeNode(this.state.activeScope.name,r,[e],o,s,{}),e}runKernel(t,e,r){if(this.backendName==null&&this.backend,!(sl(t,this.backendName)!=null))throw new Error(`Kernel '${t}' not registered for backend '${this.backendName}'`);return this.runKernelFunc({kernelName:t,inputs:e,attrs:r})}shouldCheckForMemLeaks(){return this.ENV.getBool("IS_TEST")}checkKernelForMemLeak(t,e,r){let o=this.backend.numDataIds(),s=0;r.forEach(l=>{s+=l.dtype==="complex64"?3:1});let i=this.state.numDataMovesStack[this.state.numDataMovesStack.length-1],u=o-e-s-i;if(u>0)throw new Error(`Backend '${this.backendName}' has an internal memory leak (${u} data ids) after running '${t}'`)}runKernelFunc(t){let e,r=[],o=this.isTapeOn(),s=this.state.numBytes,i=this.state.numTensors;this.shouldCheckForMemLeaks()&&this.state.numDataMovesStack.push(0);let u;this.backendName==null&&this.backend;let l,a=xl(t)?t.kernelName:this.state.activeScope!=null?this.state.activeScope.name:"";if(xl(t)){let{kernelName:d,inputs:h,attrs:b}=t;this.backendName==null&&this.backend;let w=sl(d,this.backendName);E(w!=null,()=>`Cannot find registered kernel '${d}' for backend '${this.backendName}'`),u=()=>{let I=this.backend.numDataIds();l=w.kernelFunc({inputs:h,attrs:b,backend:this.backend});let y=Array.isArray(l)?l:[l];this.shouldCheckForMemLeaks()&&this.checkKernelForMemLeak(d,I,y);let k=y.map(D=>D.rank!=null?D:this.makeTensorFromTensorInfo(D));if(o){let D=this.getTensorsForGradient(d,h,k);r=this.saveTensorsForBackwardMode(D)}return k}}else{let{forwardFunc:d}=t,h=b=>{o&&(r=b.map(w=>this.keep(this.clone(w))))};u=()=>{let b=this.backend.numDataIds();l=this.tidy(()=>d(this.backend,h));let w=Array.isArray(l)?l:[l];return this.shouldCheckForMemLeaks()&&this.checkKernelForMemLeak(a,b,w),w}}let{inputs:c,attrs:p}=t,m=xl(t)?null:t.backwardsFunc,f;return this.scopedRun(()=>this.state.kernelDepth++,()=>this.state.kernelDepth--,()=>{!this.ENV.getBool("DEBUG")&&!this.state.profiling?e=u():(f=this.profiler.profileKernel(a,c,()=>u()),this.ENV.getBool("DEBUG")&&this.profiler.logKernelProfile(f),e=f.outputs)}),o&&this.addTapeNode(a,c,e,m,r,p),this.state.profiling&&this.state.activeProfile.kernels.push({name:a,bytesAdded:this.state.numBytes-s,totalBytesSnapshot:this.state.numBytes,tensorsAdded:this.state.numTensors-i,totalTensorsSnapshot:this.state.numTensors,inputShapes:Object.keys(c).map(d=>c[d]!=null?c[d].shape:null),outputShapes:e.map(d=>d.shape),kernelTimeMs:f.timeMs,extraInfo:f.extraInfo}),Array.isArray(l)?e:e[0]}saveTensorsForBackwardMode(t){return t.map(r=>this.keep(this.clone(r)))}getTensorsForGradient(t,e,r){let o=il(t);if(o!=null){let s=o.inputsToSave||[],i=o.outputsToSave||[],u;o.saveAllInputs?(E(Array.isArray(e),()=>"saveAllInputs is true, expected inputs to be an array."),u=Object.keys(e).map(a=>e[a])):u=s.map(a=>e[a]);let l=r.filter((a,c)=>i[c]);return u.concat(l)}return[]}makeTensor(t,e,r,o){if(t==null)throw new Error("Values passed to engine.makeTensor() are null");r=r||"float32",o=o||this.backend;let s=t;r==="string"&&bn(t[0])&&(s=t.map(l=>An(l)));let i=o.write(s,e,r),u=new Mt(e,r,i,this.nextTensorId());if(this.trackTensor(u,o),r==="string"){let l=this.state.tensorInfo.get(i),a=uu(s);this.state.numBytes+=a-l.bytes,l.bytes=a}return u}makeTensorFromDataId(t,e,r,o){r=r||"float32";let s={dataId:t,shape:e,dtype:r};return this.makeTensorFromTensorInfo(s,o)}makeTensorFromTensorInfo(t,e){let{dataId:r,shape:o,dtype:s}=t,i=new Mt(o,s,r,this.nextTensorId());return this.trackTensor(i,e),i}makeVariable(t,e=!0,r,o){r=r||this.nextVariableId().toString(),o!=null&&o!==t.dtype&&(t=t.cast(o));let s=new be(t,e,r,this.nextTensorId());if(this.state.registeredVariables[s.name]!=null)throw new Error(`Variable with name ${s.name} was already registered`);return this.state.registeredVariables[s.name]=s,this.incRef(s,this.backend),s}trackTensor(t,e){this.state.numTensors++,t.dtype==="string"&&this.state.numStringTensors++;let r=0;t.dtype!=="complex64"&&t.dtype!=="string"&&(r=t.size*yn(t.dtype)),this.state.numBytes+=r,this.state.tensorInfo.has(t.dataId)||(this.state.numDataBuffers++,this.state.tensorInfo.set(t.dataId,{backend:e||this.backend,dtype:t.dtype,shape:t.shape,bytes:r})),t instanceof be||this.track(t)}incRef(t,e){this.trackTensor(t,e),this.backend.incRef(t.dataId)}removeDataId(t,e){this.state.tensorInfo.has(t)&&this.state.tensorInfo.get(t).backend===e&&(this.state.tensorInfo.delete(t),this.state.numDataBuffers--)}disposeTensor(t){if(!this.state.tensorInfo.has(t.dataId))return;let e=this.state.tensorInfo.get(t.dataId);if(this.state.numTensors--,t.dtype==="string"&&(this.state.numStringTensors--,this.state.numBytes-=e.bytes),t.dtype!=="complex64"&&t.dtype!=="string"){let r=t.size*yn(t.dtype);this.state.numBytes-=r}e.backend.disposeData(t.dataId)&&this.removeDataId(t.dataId,e.backend)}disposeVariables(){for(let t in this.state.registeredVariables){let e=this.state.registeredVariables[t];this.disposeVariable(e)}}disposeVariable(t){this.disposeTensor(t),this.state.registeredVariables[t.name]!=null&&delete this.state.registeredVariables[t.name]}memory(){let t=this.backend.memory();return t.numTensors=this.state.numTensors,t.numDataBuffers=this.state.numDataBuffers,t.numBytes=this.state.numBytes,this.state.numStringTensors>0&&(t.unreliable=!0,t.reasons==null&&(t.reasons=[]),t.reasons.push("Memory usage by string tensors is approximate (2 bytes per character)")),t}async profile(t){this.state.profiling=!0;let e=this.state.numBytes,r=this.state.numTensors;this.state.activeProfile.kernels=[],this.state.activeProfile.result=await t(),this.state.profiling=!1,this.state.activeProfile.peakBytes=Math.max(...this.state.activeProfile.kernels.map(o=>o.totalBytesSnapshot)),this.state.activeProfile.newBytes=this.state.numBytes-e,this.state.activeProfile.newTensors=this.state.numTensors-r;for(let o of this.state.activeProfile.kernels)o.kernelTimeMs=await o.kernelTimeMs,o.extraInfo=await o.extraInfo;return this.state.activeProfile}isTapeOn(){return this.state.gradientDepth>0&&this.state.kernelDepth===0}addTapeNode(t,e,r,o,s,i){let u={id:this.state.nextTapeNodeId++,kernelName:t,inputs:e,outputs:r,saved:s},l=il(t);l!=null&&(o=l.gradFunc),o!=null&&(u.gradient=a=>(a=a.map((c,p)=>{if(c==null){let m=r[p],f=go(m.size,m.dtype);return this.makeTensor(f,m.shape,m.dtype)}return c}),o(a.length>1?a:a[0],s,i))),this.state.activeTape.push(u)}keep(t){return t.kept=!0,t}startTape(){this.state.gradientDepth===0&&(this.state.activeTape=[]),this.state.gradientDepth++}endTape(){this.state.gradientDepth--}startScope(t){let e={track:[],name:"unnamed scope",id:this.state.nextScopeId++};t&&(e.name=t),this.state.scopeStack.push(e),this.state.activeScope=e}endScope(t){let e=Lo(t),r=new Set(e.map(s=>s.id));for(let s=0;s<this.state.activeScope.track.length;s++){let i=this.state.activeScope.track[s];!i.kept&&!r.has(i.id)&&i.dispose()}let o=this.state.scopeStack.pop();this.state.activeScope=this.state.scopeStack.length===0?null:this.state.scopeStack[this.state.scopeStack.length-1],e.forEach(s=>{!s.kept&&s.scopeId===o.id&&this.track(s)})}gradients(t,e,r,o=!1){if(E(e.length>0,()=>"gradients() received an empty list of xs."),r!=null&&r.dtype!=="float32")throw new Error(`dy must have 'float32' dtype, but has '${r.dtype}'`);let s=this.scopedRun(()=>this.startTape(),()=>this.endTape(),()=>this.tidy("forward",t));E(s instanceof Mt,()=>"The result y returned by f() must be a tensor.");let i=bm(this.state.activeTape,e,s);if(!o&&i.length===0&&e.length>0)throw new Error("Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all operations that lead from x to y.");return this.tidy("backward",()=>{let u={};u[s.id]=r??sx(s.shape),wm(u,i,a=>this.tidy(a),ix);let l=e.map(a=>u[a.id]);return this.state.gradientDepth===0&&(this.state.activeTape.forEach(a=>{for(let c of a.saved)c.dispose()}),this.state.activeTape=null),{value:s,grads:l}})}customGrad(t){return E(wn(t),()=>"The f passed in customGrad(f) must be a function."),(...e)=>{E(e.every(u=>u instanceof Mt),()=>"The args passed in customGrad(f)(x1, x2,...) must all be tensors");let r,o={};e.forEach((u,l)=>{o[l]=u});let s=(u,l)=>(r=t(...e,l),E(r.value instanceof Mt,()=>"The function f passed in customGrad(f) must return an object where `obj.value` is a tensor"),E(wn(r.gradFunc),()=>"The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function."),r.value),i=(u,l)=>{let a=r.gradFunc(u,l),c=Array.isArray(a)?a:[a];E(c.length===e.length,()=>"The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function that returns the same number of tensors as inputs passed to f(...)."),E(c.every(m=>m instanceof Mt),()=>"The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function that returns a list of only tensors.");let p={};return c.forEach((m,f)=>{p[f]=()=>m}),p};return this.runKernelFunc({forwardFunc:s,backwardsFunc:i,inputs:o})}}readSync(t){return this.state.tensorInfo.get(t).backend.readSync(t)}read(t){return this.state.tensorInfo.get(t).backend.read(t)}readToGPU(t,e){return this.state.tensorInfo.get(t).backend.readToGPU(t,e)}async time(t){let e=Qe(),r=await this.backend.time(t);return r.wallMs=Qe()-e,r}track(t){return this.state.activeScope!=null&&(t.scopeId=this.state.activeScope.id,this.state.activeScope.track.push(t)),t}get registeredVariables(){return this.state.registeredVariables}reset(){this.pendingBackendInitId++,this.state.dispose(),this.ENV.reset(),this.state=new $o;for(let t in this.registry)this.disposeRegisteredKernels(t),this.registry[t].dispose(),delete this.registry[t];this.backendName=null,this.backendInstance=null,this.pendingBackendInit=null}};mr.nextTensorId=0;mr.nextVariableId=0;function sx(n){let t=lu(dt(n),"float32");return A.makeTensor(t,n,"float32")}function _l(){let n=mu();if(n._tfengine==null){let t=new Xn(n);n._tfengine=new mr(t)}return Uc(n._tfengine.ENV),Sm(()=>n._tfengine),n._tfengine}var A=_l();function ix(n,t){let e={a:n,b:t};return A.runKernel("Add",e)}/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Em(){return typeof window<"u"&&window.document!=null||typeof WorkerGlobalScope<"u"}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Tt=L();Tt.registerFlag("DEBUG",()=>!1,n=>{n&&console.warn("Debugging mode is ON. The output of every math call will be downloaded to CPU and checked for NaNs. This significantly impacts performance.")});Tt.registerFlag("IS_BROWSER",()=>Em());Tt.registerFlag("IS_NODE",()=>typeof process<"u"&&typeof process.versions<"u"&&typeof process.versions.node<"u");Tt.registerFlag("IS_CHROME",()=>typeof navigator<"u"&&navigator!=null&&navigator.userAgent!=null&&/Chrome/.test(navigator.userAgent)&&/Google Inc/.test(navigator.vendor));Tt.registerFlag("IS_SAFARI",()=>typeof navigator<"u"&&navigator!=null&&navigator.userAgent!=null&&/Safari/.test(navigator.userAgent)&&/Apple/.test(navigator.vendor));Tt.registerFlag("PROD",()=>!1);Tt.registerFlag("TENSORLIKE_CHECK_SHAPE_CONSISTENCY",()=>Tt.getBool("DEBUG"));Tt.registerFlag("DEPRECATION_WARNINGS_ENABLED",()=>!0);Tt.registerFlag("IS_TEST",()=>!1);Tt.registerFlag("CHECK_COMPUTATION_FOR_ERRORS",()=>Tt.getBool("DEBUG"));Tt.registerFlag("WRAP_TO_IMAGEBITMAP",()=>!1);Tt.registerFlag("CANVAS2D_WILL_READ_FREQUENTLY_FOR_GPU",()=>!1);Tt.registerFlag("USE_SETTIMEOUTCUSTOM",()=>!1);/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function fr(n,t){let e=n;if(At(n))return t==="string"?[]:[n.length];if(Bo(n)){let o=n.channels||"RGBA";return[n.height,n.width*o.length]}else if(Oo(n))return[n.buffer.size/(t==null?4:yn(t))];if(!Array.isArray(n))return[];let r=[];for(;Array.isArray(e)||At(e)&&t!=="string";)r.push(e.length),e=e[0];return Array.isArray(n)&&L().getBool("TENSORLIKE_CHECK_SHAPE_CONSISTENCY")&&Dm(n,r,[]),r}function Dm(n,t,e){if(e=e||[],!Array.isArray(n)&&!At(n)){E(t.length===0,()=>`Element arr[${e.join("][")}] is a primitive, but should be an array/TypedArray of ${t[0]} elements`);return}E(t.length>0,()=>`Element arr[${e.join("][")}] should be a primitive, but is an array of ${n.length} elements`),E(n.length===t[0],()=>`Element arr[${e.join("][")}] should have ${t[0]} elements, but has ${n.length} elements`);let r=t.slice(1);for(let o=0;o<n.length;++o)Dm(n[o],r,e.concat(o))}function Fm(n,t,e,r){if(n!=="string_or_numeric"){if(n==null)throw new Error("Expected dtype cannot be null.");if(n!=="numeric"&&n!==t||n==="numeric"&&t==="string")throw new Error(`Argument '${e}' passed to '${r}' must be ${n} tensor, but got ${t} tensor`)}}function C(n,t,e,r="numeric"){if(n instanceof hl())return Fm(r,n.dtype,t,e),n;let o=Ce(n);if(o!=="string"&&["bool","int32","float32"].indexOf(r)>=0&&(o=r),Fm(r,o,t,e),n==null||!At(n)&&!Array.isArray(n)&&typeof n!="number"&&typeof n!="boolean"&&typeof n!="string"){let l=n==null?"null":n.constructor.name;throw new Error(`Argument '${t}' passed to '${e}' must be a Tensor or TensorLike, but got '${l}'`)}let s=fr(n,o);!At(n)&&!Array.isArray(n)&&(n=[n]);let u=o!=="string"?kn(n,o):Re(n,[],!0);return A.makeTensor(u,s,o)}function Nm(n,t,e,r="numeric"){if(!Array.isArray(n))throw new Error(`Argument ${t} passed to ${e} must be a \`Tensor[]\` or \`TensorLike[]\``);return n.map((s,i)=>C(s,`${t}[${i}]`,e,r))}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var lx="__op";function B(n){let t=Object.keys(n);if(t.length!==1)throw new Error(`Please provide an object with a single key (operation name) mapping to a function. Got an object with ${t.length} keys.`);let e=t[0],r=n[e];e.endsWith("_")&&(e=e.substring(0,e.length-1)),e=e+lx;let o=(...s)=>{A.startScope(e);try{let i=r(...s);return Ke(i)&&console.error("Cannot return a Promise inside of tidy."),A.endScope(i),i}catch(i){throw A.endScope(null),i}};return Object.defineProperty(o,"name",{value:e,configurable:!0}),o}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Fn(n,t,e,r){if(r==null)r=Ce(n);else if(r==="complex64")throw new Error("Cannot construct a complex64 tensor directly. Please use tf.complex(real, imag).");if(Oo(n)||Bo(n)){if(r!=="float32"&&r!=="int32")throw new Error(`Creating tensor from GPU data only supports 'float32'|'int32' dtype, while the dtype is ${r}.`);return A.backend.createTensorFromGPUData(n,t||e,r)}if(!At(n)&&!Array.isArray(n)&&typeof n!="number"&&typeof n!="boolean"&&typeof n!="string")throw new Error("values passed to tensor(values) must be a number/boolean/string or an array of numbers/booleans/strings, or a TypedArray");if(t!=null){je(t);let o=dt(t),s=dt(e);E(o===s,()=>`Based on the provided shape, [${t}], the tensor should have ${o} values but has ${s}`);for(let i=0;i<e.length;++i){let u=e[i],l=i===e.length-1?u!==dt(t.slice(i)):!0;E(e[i]===t[i]||!l,()=>`Error creating a new Tensor. Inferred shape (${e}) does not match the provided shape (${t}). `)}}return!At(n)&&!Array.isArray(n)&&(n=[n]),t=t||e,n=r!=="string"?kn(n,r):Re(n,[],!0),A.makeTensor(n,t,r)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function dr(n,t,e){let r=fr(n,e);return Fn(n,t,r,e)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Gt=class n{static join(t){return new n(t).slice()}constructor(t){if(this.shards=[],this.previousShardIndex=0,t==null||(t instanceof Array||(t=[t]),t=t.map(r=>At(r)?r.buffer:r),t.length===0))return;this.bufferUniformSize=t[0].byteLength;let e=0;for(let r=0;r<t.length;r++){let o=t[r];r!==t.length-1&&o.byteLength!==this.bufferUniformSize&&(this.bufferUniformSize=void 0);let s=e+o.byteLength;this.shards.push({buffer:o,start:e,end:s}),e=s}this.shards.length===0&&(this.byteLength=0),this.byteLength=this.shards[this.shards.length-1].end}slice(t=0,e=this.byteLength){if(this.shards.length===0)return new ArrayBuffer(0);if(t=isNaN(Number(t))?0:t,e=isNaN(Number(e))?0:e,t=Math.max(0,t),e=Math.min(this.byteLength,e),e<=t)return new ArrayBuffer(0);let r=this.findShardForByte(t);if(r===-1)throw new Error(`Could not find start shard for byte ${t}`);let o=e-t,s=new ArrayBuffer(o),i=new Uint8Array(s),u=0;for(let l=r;l<this.shards.length;l++){let a=this.shards[l],p=t+u-a.start,m=u,d=Math.min(e,a.end)-a.start,h=new Uint8Array(a.buffer,p,d-p);if(i.set(h,m),u+=h.length,e<a.end)break}return s}findShardForByte(t){if(this.shards.length===0||t<0||t>=this.byteLength)return-1;if(this.bufferUniformSize!=null)return this.previousShardIndex=Math.floor(t/this.bufferUniformSize),this.previousShardIndex;function e(o){return t<o.start?-1:t>=o.end?1:0}if(e(this.shards[this.previousShardIndex])===0)return this.previousShardIndex;let r=cx(this.shards,e);return r===-1?-1:(this.previousShardIndex=r,this.previousShardIndex)}};function cx(n,t){let e=0,r=n.length;for(;e<=r;){let o=Math.floor((r-e)/2)+e,s=t(n[o]);if(s===0)return o;s<0?r=o:e=o+1}return-1}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Cm(n){L().getBool("DEPRECATION_WARNINGS_ENABLED")&&console.warn(n+" You can disable deprecation warnings with tf.disableDeprecationWarnings().")}km(Cm);function Tm(){return A}function ot(n,t){return A.tidy(n,t)}function gt(n){Lo(n).forEach(e=>e.dispose())}function Rm(n){return A.keep(n)}function Pm(n){return A.setBackend(n)}function Bm(){return A.ready()}function Om(n,t,e=1){return A.registerBackend(n,t,e)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Il=typeof Buffer<"u"&&(typeof Blob>"u"||typeof atob>"u"||typeof btoa>"u");function Lm(n){return Il?Buffer.byteLength(n,"utf8"):new Blob([n]).size}function $m(n){if(Il)return Buffer.from(n).toString("base64");let t=new Uint8Array(n),e="";for(let r=0,o=t.length;r<o;r++)e+=String.fromCharCode(t[r]);return btoa(e)}function Wm(n){if(Il){let r=Buffer.from(n,"base64");return r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength)}let t=atob(n),e=new Uint8Array(t.length);for(let r=0;r<t.length;++r)e.set([t.charCodeAt(r)],r);return e.buffer}function Uo(n,t){let e={modelTopology:n.modelTopology,format:n.format,generatedBy:n.generatedBy,convertedBy:n.convertedBy,weightsManifest:t};return n.signature!=null&&(e.signature=n.signature),n.userDefinedMetadata!=null&&(e.userDefinedMetadata=n.userDefinedMetadata),n.modelInitializer!=null&&(e.modelInitializer=n.modelInitializer),n.initializerSignature!=null&&(e.initializerSignature=n.initializerSignature),n.trainingConfig!=null&&(e.trainingConfig=n.trainingConfig),e}function Um(n,t,e){let r={modelTopology:n.modelTopology,format:n.format,generatedBy:n.generatedBy,convertedBy:n.convertedBy};if(n.trainingConfig!=null&&(r.trainingConfig=n.trainingConfig),n.weightsManifest!=null){if(!t)throw new Error("modelJSON has weightsManifest but weightSpecs is null");if(!e)throw new Error("modelJSON has weightsManifest but weightData is null");r.weightSpecs=t,r.weightData=e}return n.signature!=null&&(r.signature=n.signature),n.userDefinedMetadata!=null&&(r.userDefinedMetadata=n.userDefinedMetadata),n.modelInitializer!=null&&(r.modelInitializer=n.modelInitializer),n.initializerSignature!=null&&(r.initializerSignature=n.initializerSignature),r}async function Go(n,t){let e,r;return n.weightsManifest!=null&&([e,r]=await t(n.weightsManifest)),Um(n,e,r)}function we(n){if(n.modelTopology instanceof ArrayBuffer)throw new Error("Expected JSON model topology, received ArrayBuffer.");return{dateSaved:new Date,modelTopologyType:"JSON",modelTopologyBytes:n.modelTopology==null?0:Lm(JSON.stringify(n.modelTopology)),weightSpecsBytes:n.weightSpecs==null?0:Lm(JSON.stringify(n.weightSpecs)),weightDataBytes:n.weightData==null?0:new Gt(n.weightData).byteLength}}function zo(n){let t=[];for(let e of n)t.push(...e.weights);return t}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var zt=class n{constructor(){this.saveRouters=[],this.loadRouters=[]}static getInstance(){return n.instance==null&&(n.instance=new n),n.instance}static registerSaveRouter(t){n.getInstance().saveRouters.push(t)}static registerLoadRouter(t){n.getInstance().loadRouters.push(t)}static getSaveHandlers(t){return n.getHandlers(t,"save")}static getLoadHandlers(t,e){return n.getHandlers(t,"load",e)}static getHandlers(t,e,r){let o=[];return(e==="load"?n.getInstance().loadRouters:n.getInstance().saveRouters).forEach(i=>{let u=i(t,r);u!==null&&o.push(u)}),o}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Sl="tensorflowjs",vl=1,tn="models_store",Be="model_info_store";function Gm(){if(!L().getBool("IS_BROWSER"))throw new Error("Failed to obtain IndexedDB factory because the current environmentis not a web browser.");let n=typeof window>"u"?self:window,t=n.indexedDB||n.mozIndexedDB||n.webkitIndexedDB||n.msIndexedDB||n.shimIndexedDB;if(t==null)throw new Error("The current browser does not appear to support IndexedDB.");return t}function kl(n){let t=n.result;t.createObjectStore(tn,{keyPath:"modelPath"}),t.createObjectStore(Be,{keyPath:"modelPath"})}var le=class{constructor(t){if(this.indexedDB=Gm(),t==null||!t)throw new Error("For IndexedDB, modelPath must not be null, undefined or empty.");this.modelPath=t}async save(t){if(t.modelTopology instanceof ArrayBuffer)throw new Error("BrowserLocalStorage.save() does not support saving model topology in binary formats yet.");return this.databaseAction(this.modelPath,t)}async load(){return this.databaseAction(this.modelPath)}databaseAction(t,e){return new Promise((r,o)=>{let s=this.indexedDB.open(Sl,vl);s.onupgradeneeded=()=>kl(s),s.onsuccess=()=>{let i=s.result;if(e==null){let u=i.transaction(tn,"readonly"),a=u.objectStore(tn).get(this.modelPath);a.onsuccess=()=>{if(a.result==null)return i.close(),o(new Error(`Cannot find model with path '${this.modelPath}' in IndexedDB.`));r(a.result.modelArtifacts)},a.onerror=c=>(i.close(),o(a.error)),u.oncomplete=()=>i.close()}else{e.weightData=Gt.join(e.weightData);let u=we(e),l=i.transaction(Be,"readwrite"),a=l.objectStore(Be),c;try{c=a.put({modelPath:this.modelPath,modelArtifactsInfo:u})}catch(m){return o(m)}let p;c.onsuccess=()=>{p=i.transaction(tn,"readwrite");let m=p.objectStore(tn),f;try{f=m.put({modelPath:this.modelPath,modelArtifacts:e,modelArtifactsInfo:u})}catch(d){return o(d)}f.onsuccess=()=>r({modelArtifactsInfo:u}),f.onerror=d=>{a=l.objectStore(Be);let h=a.delete(this.modelPath);h.onsuccess=()=>(i.close(),o(f.error)),h.onerror=b=>(i.close(),o(f.error))}},c.onerror=m=>(i.close(),o(c.error)),l.oncomplete=()=>{p==null?i.close():p.oncomplete=()=>i.close()}}},s.onerror=i=>o(s.error)})}};le.URL_SCHEME="indexeddb://";var zm=n=>L().getBool("IS_BROWSER")&&!Array.isArray(n)&&n.startsWith(le.URL_SCHEME)?mx(n.slice(le.URL_SCHEME.length)):null;zt.registerSaveRouter(zm);zt.registerLoadRouter(zm);function mx(n){return new le(n)}function fx(n){return n.startsWith(le.URL_SCHEME)?n.slice(le.URL_SCHEME.length):n}var Ho=class{constructor(){this.indexedDB=Gm()}async listModels(){return new Promise((t,e)=>{let r=this.indexedDB.open(Sl,vl);r.onupgradeneeded=()=>kl(r),r.onsuccess=()=>{let o=r.result,s=o.transaction(Be,"readonly"),u=s.objectStore(Be).getAll();u.onsuccess=()=>{let l={};for(let a of u.result)l[a.modelPath]=a.modelArtifactsInfo;t(l)},u.onerror=l=>(o.close(),e(u.error)),s.oncomplete=()=>o.close()},r.onerror=o=>e(r.error)})}async removeModel(t){return t=fx(t),new Promise((e,r)=>{let o=this.indexedDB.open(Sl,vl);o.onupgradeneeded=()=>kl(o),o.onsuccess=()=>{let s=o.result,i=s.transaction(Be,"readwrite"),u=i.objectStore(Be),l=u.get(t),a;l.onsuccess=()=>{if(l.result==null)return s.close(),r(new Error(`Cannot find model with path '${t}' in IndexedDB.`));{let c=u.delete(t),p=()=>{a=s.transaction(tn,"readwrite");let f=a.objectStore(tn).delete(t);f.onsuccess=()=>e(l.result.modelArtifactsInfo),f.onerror=d=>r(l.error)};c.onsuccess=p,c.onerror=m=>(p(),s.close(),r(l.error))}},l.onerror=c=>(s.close(),r(l.error)),i.oncomplete=()=>{a==null?s.close():a.oncomplete=()=>s.close()}},o.onerror=s=>r(o.error)})}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var xe="/",Dn="tensorflowjs_models",Hm="info",dx="model_topology",hx="weight_specs",gx="weight_data",yx="model_metadata";function Vm(n){return{info:[Dn,n,Hm].join(xe),topology:[Dn,n,dx].join(xe),weightSpecs:[Dn,n,hx].join(xe),weightData:[Dn,n,gx].join(xe),modelMetadata:[Dn,n,yx].join(xe)}}function qm(n){for(let t of Object.values(n))window.localStorage.removeItem(t)}function bx(n){let t=n.split(xe);if(t.length<3)throw new Error(`Invalid key format: ${n}`);return t.slice(1,t.length-1).join(xe)}function wx(n){return n.startsWith(ce.URL_SCHEME)?n.slice(ce.URL_SCHEME.length):n}var ce=class{constructor(t){if(!L().getBool("IS_BROWSER")||typeof window>"u"||typeof window.localStorage>"u")throw new Error("The current environment does not support local storage.");if(this.LS=window.localStorage,t==null||!t)throw new Error("For local storage, modelPath must not be null, undefined or empty.");this.modelPath=t,this.keys=Vm(this.modelPath)}async save(t){if(t.modelTopology instanceof ArrayBuffer)throw new Error("BrowserLocalStorage.save() does not support saving model topology in binary formats yet.");{let e=JSON.stringify(t.modelTopology),r=JSON.stringify(t.weightSpecs),o=we(t),s=Gt.join(t.weightData);try{this.LS.setItem(this.keys.info,JSON.stringify(o)),this.LS.setItem(this.keys.topology,e),this.LS.setItem(this.keys.weightSpecs,r),this.LS.setItem(this.keys.weightData,$m(s));let i={format:t.format,generatedBy:t.generatedBy,convertedBy:t.convertedBy,signature:t.signature!=null?t.signature:void 0,userDefinedMetadata:t.userDefinedMetadata!=null?t.userDefinedMetadata:void 0,modelInitializer:t.modelInitializer!=null?t.modelInitializer:void 0,initializerSignature:t.initializerSignature!=null?t.initializerSignature:void 0,trainingConfig:t.trainingConfig!=null?t.trainingConfig:void 0};return this.LS.setItem(this.keys.modelMetadata,JSON.stringify(i)),{modelArtifactsInfo:o}}catch{throw qm(this.keys),new Error(`Failed to save model '${this.modelPath}' to local storage: size quota being exceeded is a possible cause of this failure: modelTopologyBytes=${o.modelTopologyBytes}, weightSpecsBytes=${o.weightSpecsBytes}, weightDataBytes=${o.weightDataBytes}.`)}}}async load(){let t=JSON.parse(this.LS.getItem(this.keys.info));if(t==null)throw new Error(`In local storage, there is no model with name '${this.modelPath}'`);if(t.modelTopologyType!=="JSON")throw new Error("BrowserLocalStorage does not support loading non-JSON model topology yet.");let e={},r=JSON.parse(this.LS.getItem(this.keys.topology));if(r==null)throw new Error(`In local storage, the topology of model '${this.modelPath}' is missing.`);e.modelTopology=r;let o=JSON.parse(this.LS.getItem(this.keys.weightSpecs));if(o==null)throw new Error(`In local storage, the weight specs of model '${this.modelPath}' are missing.`);e.weightSpecs=o;let s=this.LS.getItem(this.keys.modelMetadata);if(s!=null){let u=JSON.parse(s);e.format=u.format,e.generatedBy=u.generatedBy,e.convertedBy=u.convertedBy,u.signature!=null&&(e.signature=u.signature),u.userDefinedMetadata!=null&&(e.userDefinedMetadata=u.userDefinedMetadata),u.modelInitializer!=null&&(e.modelInitializer=u.modelInitializer),u.initializerSignature!=null&&(e.initializerSignature=u.initializerSignature),u.trainingConfig!=null&&(e.trainingConfig=u.trainingConfig)}let i=this.LS.getItem(this.keys.weightData);if(i==null)throw new Error(`In local storage, the binary weight values of model '${this.modelPath}' are missing.`);return e.weightData=Wm(i),e}};ce.URL_SCHEME="localstorage://";var jm=n=>L().getBool("IS_BROWSER")&&!Array.isArray(n)&&n.startsWith(ce.URL_SCHEME)?xx(n.slice(ce.URL_SCHEME.length)):null;zt.registerSaveRouter(jm);zt.registerLoadRouter(jm);function xx(n){return new ce(n)}var Vo=class{constructor(){E(L().getBool("IS_BROWSER"),()=>"Current environment is not a web browser"),E(typeof window>"u"||typeof window.localStorage<"u",()=>"Current browser does not appear to support localStorage"),this.LS=window.localStorage}async listModels(){let t={},e=Dn+xe,r=xe+Hm;for(let o=0;o<this.LS.length;++o){let s=this.LS.key(o);if(s.startsWith(e)&&s.endsWith(r)){let i=bx(s);t[i]=JSON.parse(this.LS.getItem(s))}}return t}async removeModel(t){t=wx(t);let e=Vm(t);if(this.LS.getItem(e.info)==null)throw new Error(`Cannot find model at path '${t}'`);let r=JSON.parse(this.LS.getItem(e.info));return qm(e),r}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Km="://",hr=class n{constructor(){this.managers={}}static getInstance(){return n.instance==null&&(n.instance=new n),n.instance}static registerManager(t,e){E(t!=null,()=>"scheme must not be undefined or null."),t.endsWith(Km)&&(t=t.slice(0,t.indexOf(Km))),E(t.length>0,()=>"scheme must not be an empty string.");let r=n.getInstance();E(r.managers[t]==null,()=>`A model store manager is already registered for scheme '${t}'.`),r.managers[t]=e}static getManager(t){let e=n.getInstance().managers[t];if(e==null)throw new Error(`Cannot find model manager for scheme '${t}'`);return e}static getSchemes(){return Object.keys(n.getInstance().managers)}};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Al=class{constructor(){this.messageName="setTimeoutCustom",this.functionRefs=[],this.handledMessageCount=0,this.hasEventListener=!1}fetch(t,e){return fetch(t,e)}now(){return performance.now()}encode(t,e){if(e!=="utf-8"&&e!=="utf8")throw new Error(`Browser's encoder only supports utf-8, but got ${e}`);return this.textEncoder==null&&(this.textEncoder=new TextEncoder),this.textEncoder.encode(t)}decode(t,e){return new TextDecoder(e).decode(t)}setTimeoutCustom(t,e){if(typeof window>"u"||!L().getBool("USE_SETTIMEOUTCUSTOM")){setTimeout(t,e);return}this.functionRefs.push(t),setTimeout(()=>{window.postMessage({name:this.messageName,index:this.functionRefs.length-1},"*")},e),this.hasEventListener||(this.hasEventListener=!0,window.addEventListener("message",r=>{if(r.source===window&&r.data.name===this.messageName){r.stopPropagation();let o=this.functionRefs[r.data.index];o(),this.handledMessageCount++,this.handledMessageCount===this.functionRefs.length&&(this.functionRefs=[],this.handledMessageCount=0)}},!0))}isTypedArray(t){return Do(t)}};if(L().get("IS_BROWSER")){L().setPlatform("browser",new Al);try{hr.registerManager(ce.URL_SCHEME,new Vo)}catch{}try{hr.registerManager(le.URL_SCHEME,new Ho)}catch{}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var _x={importFetch:()=>Xm()},Ml;var El=class{constructor(){this.util=Jm(),this.textEncoder=new this.util.TextEncoder}fetch(t,e){return L().global.fetch!=null?L().global.fetch(t,e):(Ml==null&&(Ml=_x.importFetch()),Ml(t,e))}now(){let t=process.hrtime();return t[0]*1e3+t[1]/1e6}encode(t,e){if(e!=="utf-8"&&e!=="utf8")throw new Error(`Node built-in encoder only supports utf-8, but got ${e}`);return this.textEncoder.encode(t)}decode(t,e){return t.length===0?"":new this.util.TextDecoder(e).decode(t)}isTypedArray(t){return this.util.types.isFloat32Array(t)||this.util.types.isInt32Array(t)||this.util.types.isUint8Array(t)||this.util.types.isUint8ClampedArray(t)}};L().get("IS_NODE")&&!L().get("IS_BROWSER")&&L().setPlatform("node",new El);/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Nn(n,t="float32",e){return t=t||"float32",je(n),new Pe(n,t,e)}/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ix(n,t){let e=C(n,"x","cast");if(!iu(t))throw new Error(`Failed to cast to unknown dtype ${t}`);if(t==="string"&&e.dtype!=="string"||t!=="string"&&e.dtype==="string")throw new Error("Only strings can be casted to strings");let r={x:e},o={dtype:t};return A.runKernel(_n,r,o)}var _e=B({cast_:Ix});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Sx(n){let e={x:C(n,"x","clone","string_or_numeric")};return A.runKernel(In,e)}var qo=B({clone_:Sx});/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Zm(n,t=!1){console.log(n.toString(t))}/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */_l();var vx={buffer:Nn,cast:_e,clone:qo,print:Zm};vm(vx);/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function kx(n,t){let e=C(n,"a","add"),r=C(t,"b","add");[e,r]=Nt(e,r);let o={a:e,b:r};return A.runKernel("Add",o)}var J=B({add_:kx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ax(n,t){let e=C(n,"a","floorDiv"),r=C(t,"b","floorDiv");[e,r]=Nt(e,r);let o={a:e,b:r};return A.runKernel(xo,o)}var Ym=B({floorDiv_:Ax});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Mx(n,t){let e=C(n,"a","div"),r=C(t,"b","div");if([e,r]=Nt(e,r),e.dtype==="int32"&&r.dtype==="int32")return Ym(e,r);let o={a:e,b:r},s={};return A.runKernel(bo,o,s)}var Rt=B({div_:Mx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ex(n,t){let e=C(n,"a","mul"),r=C(t,"b","mul");[e,r]=Nt(e,r);let o={a:e,b:r};return A.runKernel(Io,o)}var H=B({mul_:Ex});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Fx(n){let t=C(n,"x","abs");if(t.dtype==="complex64"){let e={x:t};return A.runKernel(op,e)}else{let e={x:t};return A.runKernel("Abs",e)}}var Qm=B({abs_:Fx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Dx(n,t,e,r,o="NHWC",s){let i=n[3],u=[...t,i],l=ef(o);return Cl(n,u,e,s,r,null,null,l)}function Nx(n,t,e,r,o,s,i="channelsLast"){let[u,l]=gr(t),a;if(i==="channelsLast")a=[u,l,n[3],n[3]];else if(i==="channelsFirst")a=[u,l,n[1],n[1]];else throw new Error(`Unknown dataFormat ${i}`);return Cl(n,a,e,r,o,s,!1,i)}function Cx(n,t,e,r,o,s,i="NDHWC"){let[u,l,a]=Dl(t),c,p;if(i==="NDHWC")p="channelsLast",c=[u,l,a,n[4],n[4]];else if(i==="NCDHW")p="channelsFirst",c=[u,l,a,n[1],n[1]];else throw new Error(`Unknown dataFormat ${i}`);return tf(n,c,e,r,o,!1,p,s)}function Cl(n,t,e,r,o,s,i=!1,u="channelsLast"){let[l,a,c,p]=[-1,-1,-1,-1];if(u==="channelsLast")[l,a,c,p]=n;else if(u==="channelsFirst")[l,p,a,c]=n;else throw new Error(`Unknown dataFormat ${u}`);let[m,f,,d]=t,[h,b]=gr(e),[w,I]=gr(r),y=Cn(m,w),k=Cn(f,I),{padInfo:D,outHeight:$,outWidth:W}=Px(o,a,c,h,b,y,k,s,u),j=i?d*p:d,G;return u==="channelsFirst"?G=[l,j,$,W]:u==="channelsLast"&&(G=[l,$,W,j]),{batchSize:l,dataFormat:u,inHeight:a,inWidth:c,inChannels:p,outHeight:$,outWidth:W,outChannels:j,padInfo:D,strideHeight:h,strideWidth:b,filterHeight:m,filterWidth:f,effectiveFilterHeight:y,effectiveFilterWidth:k,dilationHeight:w,dilationWidth:I,inShape:n,outShape:G,filterShape:t}}function tf(n,t,e,r,o,s=!1,i="channelsLast",u){let[l,a,c,p,m]=[-1,-1,-1,-1,-1];if(i==="channelsLast")[l,a,c,p,m]=n;else if(i==="channelsFirst")[l,m,a,c,p]=n;else throw new Error(`Unknown dataFormat ${i}`);let[f,d,h,,b]=t,[w,I,y]=Dl(e),[k,D,$]=Dl(r),W=Cn(f,k),j=Cn(d,D),G=Cn(h,$),{padInfo:X,outDepth:Y,outHeight:et,outWidth:at}=Bx(o,a,c,p,w,I,y,W,j,G,u),xt=s?b*m:b,_t;return i==="channelsFirst"?_t=[l,xt,Y,et,at]:i==="channelsLast"&&(_t=[l,Y,et,at,xt]),{batchSize:l,dataFormat:i,inDepth:a,inHeight:c,inWidth:p,inChannels:m,outDepth:Y,outHeight:et,outWidth:at,outChannels:xt,padInfo:X,strideDepth:w,strideHeight:I,strideWidth:y,filterDepth:f,filterHeight:d,filterWidth:h,effectiveFilterDepth:W,effectiveFilterHeight:j,effectiveFilterWidth:G,dilationDepth:k,dilationHeight:D,dilationWidth:$,inShape:n,outShape:_t,filterShape:t}}function Tx(n,t,e,r,o){r==null&&(r=Tl(n,t,e));let s=n[0],i=n[1],u=yr((s-t+2*r)/e+1,o),l=yr((i-t+2*r)/e+1,o);return[u,l]}function Rx(n,t,e,r,o,s){o==null&&(o=Tl(n,t[0],r[0]));let i=[0,0,0,e];for(let u=0;u<3;u++)n[u]+2*o>=t[u]&&(i[u]=yr((n[u]-t[u]+2*o)/r[u]+1,s));return i}function Tl(n,t,e,r=1){let o=Cn(t,r);return Math.floor((n[0]*(e-1)-e+o)/2)}function gr(n){return typeof n=="number"?[n,n,n]:n.length===2?[n[0],n[1],1]:n}function Dl(n){return typeof n=="number"?[n,n,n]:n}function Cn(n,t){return t<=1?n:n+(n-1)*(t-1)}function Px(n,t,e,r,o,s,i,u,l){let a,c,p;if(typeof n=="number"){a={top:n,bottom:n,left:n,right:n,type:n===0?"VALID":"NUMBER"};let f=Tx([t,e],s,r,n,u);c=f[0],p=f[1]}else if(n==="same"){c=Math.ceil(t/r),p=Math.ceil(e/o);let m=Math.max(0,(c-1)*r+s-t),f=Math.max(0,(p-1)*o+i-e),d=Math.floor(m/2),h=m-d,b=Math.floor(f/2),w=f-b;a={top:d,bottom:h,left:b,right:w,type:"SAME"}}else if(n==="valid")a={top:0,bottom:0,left:0,right:0,type:"VALID"},c=Math.ceil((t-s+1)/r),p=Math.ceil((e-i+1)/o);else if(typeof n=="object"){let m=l==="channelsLast"?n[1][0]:n[2][0],f=l==="channelsLast"?n[1][1]:n[2][1],d=l==="channelsLast"?n[2][0]:n[3][0],h=l==="channelsLast"?n[2][1]:n[3][1];a={top:m,bottom:f,left:d,right:h,type:m===0&&f===0&&d===0&&h===0?"VALID":"EXPLICIT"},c=yr((t-s+m+f)/r+1,u),p=yr((e-i+d+h)/o+1,u)}else throw Error(`Unknown padding parameter: ${n}`);return{padInfo:a,outHeight:c,outWidth:p}}function Bx(n,t,e,r,o,s,i,u,l,a,c){let p,m,f,d;if(n==="valid"&&(n=0),typeof n=="number"){p={top:n,bottom:n,left:n,right:n,front:n,back:n,type:n===0?"VALID":"NUMBER"};let b=Rx([t,e,r,1],[u,l,a],1,[o,s,i],n,c);m=b[0],f=b[1],d=b[2]}else if(n==="same"){m=Math.ceil(t/o),f=Math.ceil(e/s),d=Math.ceil(r/i);let h=(m-1)*o+u-t,b=(f-1)*s+l-e,w=(d-1)*i+a-r,I=Math.floor(h/2),y=h-I,k=Math.floor(b/2),D=b-k,$=Math.floor(w/2),W=w-$;p={top:k,bottom:D,left:$,right:W,front:I,back:y,type:"SAME"}}else throw Error(`Unknown padding parameter: ${n}`);return{padInfo:p,outDepth:m,outHeight:f,outWidth:d}}function yr(n,t){if(!t)return Math.trunc(n);switch(t){case"round":return Math.round(n);case"ceil":return Math.ceil(n);case"floor":return Math.floor(n);default:throw new Error(`Unknown roundingMode ${t}`)}}function Nl(n){let[t,e,r]=gr(n);return t===1&&e===1&&r===1}function en(n,t){return Nl(n)||Nl(t)}function jo(n){return gr(n).every(t=>t>0)}function ef(n){if(n==="NHWC")return"channelsLast";if(n==="NCHW")return"channelsFirst";throw new Error(`Unknown dataFormat ${n}`)}function Ie(n,t,e){if(e!=null){if(typeof t=="string")throw Error(`Error in ${n}: pad must be an integer when using dimRoundingMode ${e} but got pad ${t}.`);if(typeof t=="number")E(Kn(t),()=>`Error in ${n}: pad must be an integer when using dimRoundingMode ${e} but got pad ${t}.`);else if(typeof t=="object")t.forEach(r=>{r.forEach(o=>{E(Kn(o),()=>`Error in ${n}: pad must be an integer when using dimRoundingMode ${e} but got pad ${o}.`)})});else throw Error(`Error in ${n}: Unknown padding parameter: ${t}`)}}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ox(n,t){let r={x:C(n,"x","reshape","string_or_numeric")},o={shape:t};return A.runKernel(vo,r,o)}var Et=B({reshape_:Ox});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Lx(n,t,e,r,o){let s=C(n,"x","avgPool","float32"),i=1;E(en(e,i),()=>`Error in avgPool: Either strides or dilations must be 1. Got strides ${e} and dilations '${i}'`);let u=s,l=!1;s.rank===3&&(l=!0,u=Et(s,[1,s.shape[0],s.shape[1],s.shape[2]])),E(u.rank===4,()=>`Error in avgPool: x must be rank 4 but got rank ${u.rank}.`),Ie("avgPool",r,o);let a={x:u},c={filterSize:t,strides:e,pad:r,dimRoundingMode:o},p=A.runKernel(Zn,a,c);return p=_e(p,s.dtype),l?Et(p,[p.shape[1],p.shape[2],p.shape[3]]):p}var Rl=B({avgPool_:Lx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function $x(n,t=0){E(n.length>=1,()=>"Pass at least one tensor to concat");let e=Nm(n,"tensors","concat","string_or_numeric");if(e[0].dtype==="complex64"&&e.forEach(s=>{if(s.dtype!=="complex64")throw new Error(`Cannot concatenate complex64 tensors with a tensor
          with dtype ${s.dtype}. `)}),e.length===1)return qo(e[0]);let r=e,o={axis:t};return A.runKernel(yo,r,o)}var Pl=B({concat_:$x});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Wx(n,t,e=!1,r=!1){let o=C(n,"a","matMul"),s=C(t,"b","matMul");[o,s]=Nt(o,s);let i={a:o,b:s},u={transposeA:e,transposeB:r};return A.runKernel(Yn,i,u)}var Bl=B({matMul_:Wx});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ux(n){let e={x:C(n,"x","sigmoid","float32")};return A.runKernel(Ao,e)}var Tn=B({sigmoid_:Ux});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function nf(n,t,e){je(n),e=e||Ce(t);let r={shape:n,value:t,dtype:e};return A.runKernel(wo,{},r)}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Gx(n,t,e,r,o="NHWC",s=[1,1],i){let u=C(n,"x","conv2d","float32"),l=C(t,"filter","conv2d","float32"),a=u,c=!1;u.rank===3&&(c=!0,a=Et(u,[1,u.shape[0],u.shape[1],u.shape[2]])),E(a.rank===4,()=>`Error in conv2d: input must be rank 4, but got rank ${a.rank}.`),E(l.rank===4,()=>`Error in conv2d: filter must be rank 4, but got rank ${l.rank}.`),Ie("conv2d",r,i);let p=o==="NHWC"?a.shape[3]:a.shape[1];E(p===l.shape[2],()=>`Error in conv2d: depth of input (${p}) must match input depth for filter ${l.shape[2]}.`),E(en(e,s),()=>`Error in conv2D: Either strides or dilations must be 1. Got strides ${e} and dilations '${s}'`),E(jo(s),()=>"Error in conv2D: Dilated rates should be larger than 0."),E(jo(e),()=>"Error in conv2D: Strides should be larger than 0.");let m={x:a,filter:l},f={strides:e,pad:r,dataFormat:o,dilations:s,dimRoundingMode:i},d=A.runKernel(Qn,m,f);return c?Et(d,[d.shape[1],d.shape[2],d.shape[3]]):d}var Ol=B({conv2d_:Gx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function zx(n,t,e,r,o="NHWC",s=[1,1],i){let u=C(n,"x","depthwiseConv2d","float32"),l=C(t,"filter","depthwiseConv2d","float32"),a=u,c=!1;u.rank===3&&(c=!0,a=Et(u,[1,u.shape[0],u.shape[1],u.shape[2]])),E(a.rank===4,()=>`Error in depthwiseConv2d: input must be rank 4, but got rank ${a.rank}.`),E(l.rank===4,()=>`Error in depthwiseConv2d: filter must be rank 4, but got rank ${l.rank}.`);let p=o==="NHWC"?a.shape[3]:a.shape[1];E(p===l.shape[2],()=>`Error in depthwiseConv2d: number of input channels (${p}) must match the inChannels dimension in filter ${l.shape[2]}.`),Ie("depthwiseConv2d",r,i);let m={x:a,filter:l},f={strides:e,pad:r,dataFormat:o,dilations:s,dimRoundingMode:i},d=A.runKernel(tr,m,f);return c?Et(d,[d.shape[1],d.shape[2],d.shape[3]]):d}var Ll=B({depthwiseConv2d_:zx});var nn={};ze(nn,{assertAndGetBroadcastShape:()=>Jo,getBroadcastDims:()=>rf,getReductionAxes:()=>Xo});/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function rf(n,t){let e=n.length,r=[];for(let o=0;o<e;o++){let s=e-1-o,i=n[s]||1;(t[t.length-1-o]||1)>1&&i===1&&r.unshift(s)}return r}function Xo(n,t){let e=[];for(let r=0;r<t.length;r++){let o=n[n.length-r-1],s=t.length-r-1,i=t[s];(o==null||o===1&&i>1)&&e.unshift(s)}return e}function Jo(n,t){let e=Math.max(n.length,t.length),r=new Array(e);for(let o=0;o<e;o++){let s=n[n.length-o-1];s==null&&(s=1);let i=t[t.length-o-1];if(i==null&&(i=1),s===1)r[e-o-1]=i;else if(i===1)r[e-o-1]=s;else if(s!==i){let u=`Operands could not be broadcast together with shapes ${n} and ${t}.`;throw Error(u)}else r[e-o-1]=s}return r}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Hx(n){let e={x:C(n,"x","zerosLike")};return A.runKernel(Eo,e)}var Pt=B({zerosLike_:Hx});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Vx(n){let e={x:C(n,"x","elu","float32")};return A.runKernel("Elu",e)}var af=B({elu_:Vx});/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function $l(n,t){for(let e=0;e<n.length;++e)if(n[n.length-e-1]!==t-1-e)return!1;return!0}function sf(n,t,e){let r=n.length+t.length,o=[],s=0,i=0;for(let u=0;u<r;u++)e.indexOf(u)===-1?o.push(n[s++]):o.push(t[i++]);return o}function qx(n,t){let e=[],r=n.length;for(let s=0;s<r;s++)t.indexOf(s)===-1&&e.push(n[s]);let o=t.map(s=>n[s]);return[e,o]}function jx(n,t){let e=t.map(r=>1);return sf(n,e,t)}function Kx(n,t,e){E($l(t,e),()=>`${n} supports only inner-most axes for now. Got axes ${t} and rank-${e} input.`)}function Xx(n,t){if($l(n,t))return null;let e=[];for(let r=0;r<t;++r)n.indexOf(r)===-1&&e.push(r);return n.forEach(r=>e.push(r)),e}function Jx(n){return n.map((t,e)=>[e,t]).sort((t,e)=>t[1]-e[1]).map(t=>t[0])}function Zx(n,t){let e=[];for(let r=t-n;r<t;++r)e.push(r);return e}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Yx(n,t){let e=C(n,"base","pow"),r=C(t,"exp","pow");[e,r]=Nt(e,r);let o={a:e,b:r};return A.runKernel("Pow",o)}var Wl=B({pow_:Yx});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Xt(n,t){if((At(n)&&t!=="string"||Array.isArray(n))&&t!=="complex64")throw new Error("Error creating a new Scalar: value must be a primitive (number|boolean|string)");if(t==="string"&&At(n)&&!(n instanceof Uint8Array))throw new Error("When making a scalar from encoded string, the value must be `Uint8Array`.");return Fn(n,[],[],t)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Qx(n){let e={x:C(n,"x","sqrt","float32")};return A.runKernel(Mo,e)}var ae=B({sqrt_:Qx});/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function t_(n){let t=C(n,"x","square"),e={};return A.runKernel("Square",{x:t},e)}var se=B({square_:t_});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function e_(n,t=null,e=!1){let r=C(n,"x","sum");r.dtype==="bool"&&(r=_e(r,"int32"));let o={x:r},s={axis:t,keepDims:e};return A.runKernel("Sum",o,s)}var lf=B({sum_:e_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function n_(n,t=.2){let r={x:C(n,"x","leakyRelu")},o={alpha:t};return A.runKernel(er,r,o)}var cf=B({leakyRelu_:n_});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function pf(n,t){E(wn(n),()=>"The f passed in variableGrads(f) must be a function"),E(t==null||Array.isArray(t)&&t.every(a=>a instanceof be),()=>"The varList passed in variableGrads(f, varList) must be an array of variables");let e=t!=null;if(!e){t=[];for(let a in A.registeredVariables)t.push(A.registeredVariables[a])}let r=e?t.filter(a=>!a.trainable):null,o=t.length;t=t.filter(a=>a.trainable),E(t.length>0,()=>`variableGrads() expects at least one of the input variables to be trainable, but none of the ${o} variables is trainable.`);let s=!0,{value:i,grads:u}=A.gradients(n,t,null,s);E(u.some(a=>a!=null),()=>"Cannot find a connection between any variable and the result of the loss function y=f(x). Please make sure the operations that use variables are inside the function f passed to minimize()."),E(i.rank===0,()=>`The f passed in variableGrads(f) must return a scalar, but it returned a rank-${i.rank} tensor`);let l={};return t.forEach((a,c)=>{u[c]!=null&&(l[a.name]=u[c])}),r?.forEach(a=>l[a.name]=null),{value:i,grads:l}}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function r_(n,t){let e=C(n,"a","sub"),r=C(t,"b","sub");[e,r]=Nt(e,r);let o={a:e,b:r};return A.runKernel("Sub",o)}var Se=B({sub_:r_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function o_(n,t,e,r,o){let s=C(n,"x","maxPool"),i=1,u=s,l=!1;s.rank===3&&(l=!0,u=Et(s,[1,s.shape[0],s.shape[1],s.shape[2]])),E(u.rank===4,()=>`Error in maxPool: input must be rank 4 but got rank ${u.rank}.`),E(en(e,i),()=>`Error in maxPool: Either strides or dilations must be 1. Got strides ${e} and dilations '${i}'`),Ie("maxPool",r,o);let a={x:u},c={filterSize:t,strides:e,pad:r,dimRoundingMode:o},p=A.runKernel(nr,a,c);return l?Et(p,[p.shape[1],p.shape[2],p.shape[3]]):p}var Gl=B({maxPool_:o_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function a_(n,t){let e=C(n,"a","maximum"),r=C(t,"b","maximum");[e,r]=Nt(e,r),e.dtype==="bool"&&(e=_e(e,"int32"),r=_e(r,"int32")),Jo(e.shape,r.shape);let o={a:e,b:r};return A.runKernel(_o,o)}var ff=B({maximum_:a_});/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function s_(n,t=null,e=!1){let o={x:C(n,"x","mean")},s={axis:t,keepDims:e};return A.runKernel(rr,o,s)}var zl=B({mean_:s_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function i_(n,t,e=0){let r=C(n,"x","pad");if(r.rank===0)throw new Error("pad(scalar) is not defined. Pass non-scalar to pad");let o={paddings:t,constantValue:e},s={x:r};return A.runKernel(or,s,o)}var df=B({pad_:i_});function u_(n,t,e=0){return E(t.length===4&&t[0].length===2&&t[1].length===2&&t[2].length===2&&t[3].length===2,()=>"Invalid number of paddings. Must be length of 2 each."),df(n,t,e)}var Hl=B({pad4d_:u_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function l_(n,t){let e=C(n,"x","prelu"),r=C(t,"alpha","prelu"),o={x:e,alpha:r};return A.runKernel(ar,o)}var hf=B({prelu_:l_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function c_(n){let e={x:C(n,"x","relu")};return A.runKernel(So,e)}var br=B({relu_:c_});/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function p_(n){let e={x:C(n,"x","relu6")};return A.runKernel(ko,e)}var wr=B({relu6_:p_});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function m_(n,t=-1){let e=C(n,"logits","softmax","float32");if(t===-1&&(t=e.rank-1),t!==e.rank-1)throw Error(`Softmax along a non-last dimension is not yet supported. Logits was rank ${e.rank} and dim was ${t}`);let r={logits:e},o={dim:t};return A.runKernel(sr,r,o)}var Vl=B({softmax_:m_});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function f_(n,t=0){let r={x:C(n,"x","step")},o={alpha:t};return A.runKernel(ir,r,o)}var gf=B({step_:f_});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ql(n,t,e){if(au(n),t!=null&&t.length!==4)throw new Error("tensor4d() requires shape to have four numbers");let r=fr(n,e);if(r.length!==4&&r.length!==1)throw new Error("tensor4d() requires values to be number[][][][] or flat/TypedArray");if(r.length===1&&t==null)throw new Error("tensor4d() requires shape to be provided when `values` are a flat array");return Fn(n,t,r,e)}var Rn={};ze(Rn,{calculateShapes:()=>bf,validateInput:()=>yf,validateUpdateShape:()=>jl});function jl(n,t,e){let r=t.rank>1?t.shape[t.rank-1]:1,o=t.rank>1?t.rank-1:1,s=`Must have updates.shape = indices.shape[:batchDim] + shape[sliceDim:], got updates.shape: ${e.shape}, indices.shape: ${t.shape}, shape: ${n}, sliceDim: ${r}, and batchDim: ${o}.`;if(e.rank<o)throw new Error(s+` update.rank < ${o}. `);if(n.length<r+(e.rank-o))throw new Error(s+` Output shape length < ${r+(e.rank-o)}`);if(e.rank!==o+n.length-r)throw new Error(s+` update.rank != ${o+n.length-r}`);for(let i=0;i<o;++i)if(e.shape[i]!==t.shape[i])throw new Error(s+` updates.shape[${i}] (${e.shape[i]}) != indices.shape[${i}] (${t.shape[i]}).`);for(let i=0;i<e.rank-o;++i)if(e.shape[i+o]!==n[i+r])throw new Error(s+` updates.shape[${i+o}] (${e.shape[i+o]}) != shape[${i+o}] (${n[i+o]})`)}function yf(n,t,e){if(t.rank<1)throw new Error(`tf.scatterND() expects the indices to be rank 1 or higher, but the rank was ${t.rank}.`);if(n.rank<1)throw new Error(`tf.scatterND() expects the updates to be rank 1 or higher, but the rank was ${n.rank}.`);if(t.dtype!=="int32")throw new Error(`The dtype of 'indices' should be int32, but got dtype: ${t.dtype}`);if(e.length<1)throw new Error(`Output rank must be greater or equal to 1, but got shape: ${e}`);if(e.length===0){if(t.size===0)throw new Error(`Indices specified for empty output. indices shape: ${t.shape}`);if(n.size===0)throw new Error(`Updates specified for empty output. updates shape: ${n.shape}`)}jl(e,t,n)}function bf(n,t,e){let r=t.shape.length,o=r>1?t.shape[r-1]:1,s=e.length,i=1;for(let p=o;p<s;++p)i*=e[p];let u=o<1?1:o,l=dt(t.shape)/u,a=[...ue(e.slice(0,o)),1],c=dt(e);return{sliceRank:o,numUpdates:l,sliceSize:i,strides:a,outputSize:c}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function d_(n,t,e){if(e==null||e==="linear")return n;if(e==="relu")return H(n,gf(t));throw new Error(`Cannot compute gradient for fused activation ${e}.`)}function h_(n,t){let e=t,r=Xo(n.shape,t.shape);return r.length>0&&(e=lf(e,r)),Et(e,n.shape)}function g_(n,t,e,r){if(t==="linear")return n;if(t==="relu")return br(n);if(t==="elu")return af(n);if(t==="relu6")return wr(n);if(t==="prelu")return hf(n,e);if(t==="leakyrelu")return cf(n,r);if(t==="sigmoid")return Tn(n);throw new Error(`Unknown fused activation ${t}.`)}var y_=(n,t)=>!(n>0)||t==="linear";/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 *//**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var b_=new Map,w_=new Map,Zo=class{getClassName(){return this.constructor.className}static fromConfig(t,e){return new t(e)}},Kl=class n{constructor(){this.classNameMap={}}static getMap(){return n.instance==null&&(n.instance=new n),n.instance}static register(t){n.getMap().classNameMap[t.className]=[t,t.fromConfig]}};function wf(n,t,e){E(n.className!=null,()=>"Class being registered does not have the static className property defined."),E(typeof n.className=="string",()=>"className is required to be a string, but got type "+typeof n.className),E(n.className.length>0,()=>"Class being registered has an empty-string as its className, which is disallowed."),typeof t>"u"&&(t="Custom"),typeof e>"u"&&(e=n.className);let r=e,o=t+">"+r;return Kl.register(n),b_.set(o,n),w_.set(n,o),n}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Bt=class extends Zo{minimize(t,e=!1,r){let{value:o,grads:s}=this.computeGradients(t,r);if(r!=null){let i=r.map(u=>({name:u.name,tensor:s[u.name]}));this.applyGradients(i)}else this.applyGradients(s);return gt(s),e?o:(o.dispose(),null)}get iterations(){return this.iterations_==null&&(this.iterations_=0),this.iterations_}incrementIterations(){this.iterations_=this.iterations+1}computeGradients(t,e){return pf(t,e)}dispose(){this.iterations_!=null&&gt(this.iterations_)}async saveIterations(){return this.iterations_==null&&(this.iterations_=0),{name:"iter",tensor:Xt(this.iterations_,"int32")}}async getWeights(){throw new Error("getWeights() is not implemented for this optimizer yet.")}async setWeights(t){throw new Error(`setWeights() is not implemented for this optimizer class ${this.getClassName()}`)}async extractIterations(t){return this.iterations_=(await t[0].tensor.data())[0],t.slice(1)}};Object.defineProperty(Bt,Symbol.hasInstance,{value:n=>n.minimize!=null&&n.computeGradients!=null&&n.applyGradients!=null});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Yo=class extends Bt{static get className(){return"Adadelta"}constructor(t,e,r=null){super(),this.learningRate=t,this.rho=e,this.epsilon=r,this.accumulatedGrads=[],this.accumulatedUpdates=[],r==null&&(this.epsilon=A.backend.epsilon())}applyGradients(t){(Array.isArray(t)?t.map(r=>r.name):Object.keys(t)).forEach((r,o)=>{let s=A.registeredVariables[r],i=!1;this.accumulatedGrads[o]==null&&(this.accumulatedGrads[o]={originalName:`${r}/accum_grad`,variable:ot(()=>Pt(s).variable(i))}),this.accumulatedUpdates[o]==null&&(this.accumulatedUpdates[o]={originalName:`${r}/accum_var`,variable:ot(()=>Pt(s).variable(i))});let u=Array.isArray(t)?t[o].tensor:t[r];if(u==null)return;let l=this.accumulatedGrads[o].variable,a=this.accumulatedUpdates[o].variable;ot(()=>{let c=J(H(l,this.rho),H(se(u),1-this.rho)),p=H(Rt(ae(J(a,this.epsilon)),ae(J(l,this.epsilon))),u),m=J(H(a,this.rho),H(se(p),1-this.rho));l.assign(c),a.assign(m);let f=J(H(p,-this.learningRate),s);s.assign(f)})}),this.incrementIterations()}dispose(){this.accumulatedUpdates!=null&&(gt(this.accumulatedGrads.map(t=>t.variable)),gt(this.accumulatedUpdates.map(t=>t.variable)))}async getWeights(){let t=[...this.accumulatedGrads,...this.accumulatedUpdates];return[await this.saveIterations()].concat(t.map(e=>({name:e.originalName,tensor:e.variable})))}async setWeights(t){t=await this.extractIterations(t);let e=t.length/2,r=!1;this.accumulatedGrads=t.slice(0,e).map(o=>({originalName:o.name,variable:o.tensor.variable(r)})),this.accumulatedUpdates=t.slice(e,e*2).map(o=>({originalName:o.name,variable:o.tensor.variable(r)}))}getConfig(){return{learningRate:this.learningRate,rho:this.rho,epsilon:this.epsilon}}static fromConfig(t,e){return new t(e.learningRate,e.rho,e.epsilon)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Qo=class extends Bt{static get className(){return"Adagrad"}constructor(t,e=.1){super(),this.learningRate=t,this.initialAccumulatorValue=e,this.accumulatedGrads=[]}applyGradients(t){(Array.isArray(t)?t.map(r=>r.name):Object.keys(t)).forEach((r,o)=>{let s=A.registeredVariables[r];this.accumulatedGrads[o]==null&&(this.accumulatedGrads[o]={originalName:`${r}/accumulator`,variable:ot(()=>nf(s.shape,this.initialAccumulatorValue).variable(!1))});let i=Array.isArray(t)?t[o].tensor:t[r];if(i==null)return;let u=this.accumulatedGrads[o].variable;ot(()=>{let l=J(u,se(i));u.assign(l);let a=J(H(Rt(i,ae(J(l,A.backend.epsilon()))),-this.learningRate),s);s.assign(a)})}),this.incrementIterations()}dispose(){this.accumulatedGrads!=null&&gt(this.accumulatedGrads.map(t=>t.variable))}async getWeights(){return[await this.saveIterations()].concat(this.accumulatedGrads.map(t=>({name:t.originalName,tensor:t.variable})))}async setWeights(t){t=await this.extractIterations(t);let e=!1;this.accumulatedGrads=t.map(r=>({originalName:r.name,variable:r.tensor.variable(e)}))}getConfig(){return{learningRate:this.learningRate,initialAccumulatorValue:this.initialAccumulatorValue}}static fromConfig(t,e){return new t(e.learningRate,e.initialAccumulatorValue)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ta=class extends Bt{static get className(){return"Adam"}constructor(t,e,r,o=null){super(),this.learningRate=t,this.beta1=e,this.beta2=r,this.epsilon=o,this.accumulatedFirstMoment=[],this.accumulatedSecondMoment=[],ot(()=>{this.accBeta1=Xt(e).variable(),this.accBeta2=Xt(r).variable()}),o==null&&(this.epsilon=A.backend.epsilon())}applyGradients(t){let e=Array.isArray(t)?t.map(r=>r.name):Object.keys(t);ot(()=>{let r=Se(1,this.accBeta1),o=Se(1,this.accBeta2);e.forEach((s,i)=>{let u=A.registeredVariables[s],l=!1;this.accumulatedFirstMoment[i]==null&&(this.accumulatedFirstMoment[i]={originalName:`${s}/m`,variable:ot(()=>Pt(u).variable(l))}),this.accumulatedSecondMoment[i]==null&&(this.accumulatedSecondMoment[i]={originalName:`${s}/v`,variable:ot(()=>Pt(u).variable(l))});let a=Array.isArray(t)?t[i].tensor:t[s];if(a==null)return;let c=this.accumulatedFirstMoment[i].variable,p=this.accumulatedSecondMoment[i].variable,m=J(H(c,this.beta1),H(a,1-this.beta1)),f=J(H(p,this.beta2),H(se(a),1-this.beta2)),d=Rt(m,r),h=Rt(f,o);c.assign(m),p.assign(f);let b=J(H(Rt(d,J(ae(h),this.epsilon)),-this.learningRate),u);u.assign(b)}),this.accBeta1.assign(H(this.accBeta1,this.beta1)),this.accBeta2.assign(H(this.accBeta2,this.beta2))}),this.incrementIterations()}dispose(){this.accBeta1.dispose(),this.accBeta2.dispose(),this.accumulatedFirstMoment!=null&&gt(this.accumulatedFirstMoment.map(t=>t.variable)),this.accumulatedSecondMoment!=null&&gt(this.accumulatedSecondMoment.map(t=>t.variable))}async getWeights(){let t=[...this.accumulatedFirstMoment,...this.accumulatedSecondMoment];return[await this.saveIterations()].concat(t.map(e=>({name:e.originalName,tensor:e.variable})))}async setWeights(t){t=await this.extractIterations(t),ot(()=>{this.accBeta1.assign(Wl(this.beta1,this.iterations_+1)),this.accBeta2.assign(Wl(this.beta2,this.iterations_+1))});let e=t.length/2,r=!1;this.accumulatedFirstMoment=t.slice(0,e).map(o=>({originalName:o.name,variable:o.tensor.variable(r)})),this.accumulatedSecondMoment=t.slice(e,e*2).map(o=>({originalName:o.name,variable:o.tensor.variable(r)}))}getConfig(){return{learningRate:this.learningRate,beta1:this.beta1,beta2:this.beta2,epsilon:this.epsilon}}static fromConfig(t,e){return new t(e.learningRate,e.beta1,e.beta2,e.epsilon)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ea=class extends Bt{static get className(){return"Adamax"}constructor(t,e,r,o=null,s=0){super(),this.learningRate=t,this.beta1=e,this.beta2=r,this.epsilon=o,this.decay=s,this.accumulatedFirstMoment=[],this.accumulatedWeightedInfNorm=[],ot(()=>{this.iteration=Xt(0).variable(),this.accBeta1=Xt(e).variable()}),o==null&&(this.epsilon=A.backend.epsilon())}applyGradients(t){let e=Array.isArray(t)?t.map(r=>r.name):Object.keys(t);ot(()=>{let r=Se(1,this.accBeta1),o=Rt(-this.learningRate,J(H(this.iteration,this.decay),1));e.forEach((s,i)=>{let u=A.registeredVariables[s],l=!1;this.accumulatedFirstMoment[i]==null&&(this.accumulatedFirstMoment[i]={originalName:`${s}/m`,variable:Pt(u).variable(l)}),this.accumulatedWeightedInfNorm[i]==null&&(this.accumulatedWeightedInfNorm[i]={originalName:`${s}/v`,variable:Pt(u).variable(l)});let a=Array.isArray(t)?t[i].tensor:t[s];if(a==null)return;let c=this.accumulatedFirstMoment[i].variable,p=this.accumulatedWeightedInfNorm[i].variable,m=J(H(c,this.beta1),H(a,1-this.beta1)),f=H(p,this.beta2),d=Qm(a),h=ff(f,d);c.assign(m),p.assign(h);let b=J(H(Rt(o,r),Rt(m,J(h,this.epsilon))),u);u.assign(b)}),this.iteration.assign(J(this.iteration,1)),this.accBeta1.assign(H(this.accBeta1,this.beta1))}),this.incrementIterations()}dispose(){this.accBeta1.dispose(),this.iteration.dispose(),this.accumulatedFirstMoment!=null&&gt(this.accumulatedFirstMoment.map(t=>t.variable)),this.accumulatedWeightedInfNorm!=null&&gt(this.accumulatedWeightedInfNorm.map(t=>t.variable))}async getWeights(){throw new Error("getWeights() is not implemented for Adamax yet.")}async setWeights(t){throw new Error("setWeights() is not implemented for Adamax yet.")}getConfig(){return{learningRate:this.learningRate,beta1:this.beta1,beta2:this.beta2,epsilon:this.epsilon,decay:this.decay}}static fromConfig(t,e){return new t(e.learningRate,e.beta1,e.beta2,e.epsilon,e.decay)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Pn=class extends Bt{static get className(){return"SGD"}constructor(t){super(),this.learningRate=t,this.setLearningRate(t)}applyGradients(t){(Array.isArray(t)?t.map(r=>r.name):Object.keys(t)).forEach((r,o)=>{let s=Array.isArray(t)?t[o].tensor:t[r];if(s==null)return;let i=A.registeredVariables[r];ot(()=>{let u=J(H(this.c,s),i);i.assign(u)})}),this.incrementIterations()}setLearningRate(t){this.learningRate=t,this.c!=null&&this.c.dispose(),this.c=Rm(Xt(-t))}dispose(){this.c.dispose()}async getWeights(){return[await this.saveIterations()]}async setWeights(t){if(t=await this.extractIterations(t),t.length!==0)throw new Error("SGD optimizer does not have settable weights.")}getConfig(){return{learningRate:this.learningRate}}static fromConfig(t,e){return new t(e.learningRate)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var na=class extends Pn{static get className(){return"Momentum"}constructor(t,e,r=!1){super(t),this.learningRate=t,this.momentum=e,this.useNesterov=r,this.accumulations=[],this.m=Xt(this.momentum)}applyGradients(t){(Array.isArray(t)?t.map(r=>r.name):Object.keys(t)).forEach((r,o)=>{let s=A.registeredVariables[r];this.accumulations[o]==null&&(this.accumulations[o]={originalName:`${r}/momentum`,variable:ot(()=>Pt(s).variable(!1))});let i=this.accumulations[o].variable,u=Array.isArray(t)?t[o].tensor:t[r];u!=null&&ot(()=>{let l,a=J(H(this.m,i),u);this.useNesterov?l=J(H(this.c,J(u,H(a,this.m))),s):l=J(H(this.c,a),s),i.assign(a),s.assign(l)})}),this.incrementIterations()}dispose(){this.m.dispose(),this.accumulations!=null&&gt(this.accumulations.map(t=>t.variable))}setMomentum(t){this.momentum=t}async getWeights(){return[await this.saveIterations()].concat(this.accumulations.map(t=>({name:t.originalName,tensor:t.variable})))}async setWeights(t){t=await this.extractIterations(t);let e=!1;this.accumulations=t.map(r=>({originalName:r.name,variable:r.tensor.variable(e)}))}getConfig(){return{learningRate:this.learningRate,momentum:this.momentum,useNesterov:this.useNesterov}}static fromConfig(t,e){return new t(e.learningRate,e.momentum,e.useNesterov)}};/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ra=class extends Bt{static get className(){return"RMSProp"}constructor(t,e=.9,r=0,o=null,s=!1){if(super(),this.learningRate=t,this.decay=e,this.momentum=r,this.epsilon=o,this.accumulatedMeanSquares=[],this.accumulatedMoments=[],this.accumulatedMeanGrads=[],this.centered=s,o==null&&(this.epsilon=A.backend.epsilon()),t==null)throw new Error("learningRate for RMSPropOptimizer must be defined.")}applyGradients(t){(Array.isArray(t)?t.map(r=>r.name):Object.keys(t)).forEach((r,o)=>{let s=A.registeredVariables[r],i=!1;this.accumulatedMeanSquares[o]==null&&(this.accumulatedMeanSquares[o]={originalName:`${r}/rms`,variable:ot(()=>Pt(s).variable(i))}),this.accumulatedMoments[o]==null&&(this.accumulatedMoments[o]={originalName:`${r}/momentum`,variable:ot(()=>Pt(s).variable(i))}),this.accumulatedMeanGrads[o]==null&&this.centered&&(this.accumulatedMeanGrads[o]={originalName:`${r}/mg`,variable:ot(()=>Pt(s).variable(i))});let u=Array.isArray(t)?t[o].tensor:t[r];if(u==null)return;let l=this.accumulatedMeanSquares[o].variable,a=this.accumulatedMoments[o].variable;ot(()=>{let c=J(H(l,this.decay),H(se(u),1-this.decay));if(this.centered){let p=this.accumulatedMeanGrads[o].variable,m=J(H(p,this.decay),H(u,1-this.decay)),f=Rt(H(u,this.learningRate),ae(Se(c,J(se(m),this.epsilon)))),d=J(H(a,this.momentum),f);l.assign(c),p.assign(m),a.assign(d);let h=Se(s,d);s.assign(h)}else{let p=J(H(l,this.decay),H(se(u),1-this.decay)),m=J(H(a,this.momentum),Rt(H(u,this.learningRate),ae(J(p,this.epsilon))));l.assign(p),a.assign(m);let f=Se(s,m);s.assign(f)}})}),this.incrementIterations()}dispose(){this.accumulatedMeanSquares!=null&&gt(this.accumulatedMeanSquares.map(t=>t.variable)),this.accumulatedMeanGrads!=null&&this.centered&&gt(this.accumulatedMeanGrads.map(t=>t.variable)),this.accumulatedMoments!=null&&gt(this.accumulatedMoments.map(t=>t.variable))}async getWeights(){let t=[...this.accumulatedMeanSquares,...this.accumulatedMoments];return this.centered&&t.push(...this.accumulatedMeanGrads),[await this.saveIterations()].concat(t.map(e=>({name:e.originalName,tensor:e.variable})))}async setWeights(t){t=await this.extractIterations(t);let e=this.centered?t.length/3:t.length/2,r=!1;this.accumulatedMeanSquares=t.slice(0,e).map(o=>({originalName:o.name,variable:o.tensor.variable(r)})),this.accumulatedMoments=t.slice(e,e*2).map(o=>({originalName:o.name,variable:o.tensor.variable(r)})),this.centered&&(this.accumulatedMeanGrads=t.slice(e*2,e*3).map(o=>({originalName:o.name,variable:o.tensor.variable(r)})))}getConfig(){return{learningRate:this.learningRate,decay:this.decay,momentum:this.momentum,epsilon:this.epsilon,centered:this.centered}}static fromConfig(t,e){return new t(e.learningRate,e.decay,e.momentum,e.epsilon,e.centered)}};/**
 * @license
 * Copyright 2022 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var x_=[Yo,Qo,ta,ea,na,ra,Pn];function xf(){for(let n of x_)wf(n)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var __="model",I_=".json",S_=".weights.bin";function _f(n){return new Promise(t=>setTimeout(t)).then(n)}var Bn=class n{constructor(t){if(!L().getBool("IS_BROWSER"))throw new Error("browserDownloads() cannot proceed because the current environment is not a browser.");t.startsWith(n.URL_SCHEME)&&(t=t.slice(n.URL_SCHEME.length)),(t==null||t.length===0)&&(t=__),this.modelJsonFileName=t+I_,this.weightDataFileName=t+S_}async save(t){if(typeof document>"u")throw new Error("Browser downloads are not supported in this environment since `document` is not present");let e=Gt.join(t.weightData),r=window.URL.createObjectURL(new Blob([e],{type:"application/octet-stream"}));if(t.modelTopology instanceof ArrayBuffer)throw new Error("BrowserDownloads.save() does not support saving model topology in binary formats yet.");{let o=[{paths:["./"+this.weightDataFileName],weights:t.weightSpecs}],s=Uo(t,o),i=window.URL.createObjectURL(new Blob([JSON.stringify(s)],{type:"application/json"})),u=this.modelJsonAnchor==null?document.createElement("a"):this.modelJsonAnchor;if(u.download=this.modelJsonFileName,u.href=i,await _f(()=>u.dispatchEvent(new MouseEvent("click"))),t.weightData!=null){let l=this.weightDataAnchor==null?document.createElement("a"):this.weightDataAnchor;l.download=this.weightDataFileName,l.href=r,await _f(()=>l.dispatchEvent(new MouseEvent("click")))}return{modelArtifactsInfo:we(t)}}}};Bn.URL_SCHEME="downloads://";var v_=n=>L().getBool("IS_BROWSER")&&!Array.isArray(n)&&n.startsWith(Bn.URL_SCHEME)?k_(n.slice(Bn.URL_SCHEME.length)):null;zt.registerSaveRouter(v_);function k_(n="model"){return new Bn(n)}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Xl(n,t,e,r){i(n),e=e??0,r=r??1,u(e,r);let o=0,s=l=>(l.then(a=>{let c=e+ ++o/n.length*(r-e);return t(c),a}),l);function i(l){E(l!=null&&Array.isArray(l)&&l.length>0,()=>"promises must be a none empty array")}function u(l,a){E(l>=0&&l<=1,()=>`Progress fraction must be in range [0, 1], but got startFraction ${l}`),E(a>=0&&a<=1,()=>`Progress fraction must be in range [0, 1], but got endFraction ${a}`),E(a>=l,()=>`startFraction must be no more than endFraction, but got startFraction ${l} and endFraction ${a}`)}return Promise.all(n.map(s))}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */async function If(n,t){t==null&&(t={});let e=t.fetchFunc==null?L().platform.fetch:t.fetchFunc,r=n.map(p=>e(p,t.requestInit,{isBinary:!0})),u=(t.onProgress==null?await Promise.all(r):await Xl(r,t.onProgress,0,.5)).map(p=>p.arrayBuffer());return t.onProgress==null?await Promise.all(u):await Xl(u,t.onProgress,.5,1)}function Sf(n,t){var e;let r=t.fetchFunc==null?L().platform.fetch:t.fetchFunc,o=0,s;return(e=t.onProgress)===null||e===void 0||e.call(t,0),new ReadableStream({pull:async i=>{for(var u;o<n.length;){s||(s=(await r(n[o],t.requestInit,{isBinary:!0})).body.getReader());let{done:l,value:a}=await s.read();if(l){o++,s=void 0,(u=t.onProgress)===null||u===void 0||u.call(t,o/n.length);continue}i.enqueue(a);return}i.close()}})}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var M_="application/octet-stream",E_="application/json",xr=class{constructor(t,e){if(this.DEFAULT_METHOD="POST",e==null&&(e={}),this.weightPathPrefix=e.weightPathPrefix,this.weightUrlConverter=e.weightUrlConverter,e.fetchFunc!=null?(E(typeof e.fetchFunc=="function",()=>"Must pass a function that matches the signature of `fetch` (see https://developer.mozilla.org/en-US/docs/Web/API/Fetch_API)"),this.fetch=e.fetchFunc):this.fetch=L().platform.fetch,E(t!=null&&t.length>0,()=>"URL path for http must not be null, undefined or empty."),Array.isArray(t)&&E(t.length===2,()=>`URL paths for http must have a length of 2, (actual length is ${t.length}).`),this.path=t,e.requestInit!=null&&e.requestInit.body!=null)throw new Error("requestInit is expected to have no pre-existing body, but has one.");this.requestInit=e.requestInit||{},this.loadOptions=e}async save(t){if(t.modelTopology instanceof ArrayBuffer)throw new Error("BrowserHTTPRequest.save() does not support saving model topology in binary formats yet.");let e=Object.assign({method:this.DEFAULT_METHOD},this.requestInit);e.body=new FormData;let r=[{paths:["./model.weights.bin"],weights:t.weightSpecs}],o=Uo(t,r);if(e.body.append("model.json",new Blob([JSON.stringify(o)],{type:E_}),"model.json"),t.weightData!=null){let i=Gt.join(t.weightData);e.body.append("model.weights.bin",new Blob([i],{type:M_}),"model.weights.bin")}let s=await this.fetch(this.path,e);if(s.ok)return{modelArtifactsInfo:we(t),responses:[s]};throw new Error(`BrowserHTTPRequest.save() failed due to HTTP response status ${s.status}.`)}async loadModelJSON(){let t=await this.fetch(this.path,this.requestInit);if(!t.ok)throw new Error(`Request to ${this.path} failed with status code ${t.status}. Please verify this URL points to the model JSON of the model to load.`);let e;try{e=await t.json()}catch{let i=`Failed to parse model JSON of response from ${this.path}.`;throw this.path.endsWith(".pb")?i+=" Your path contains a .pb file extension. Support for .pb models have been removed in TensorFlow.js 1.0 in favor of .json models. You can re-convert your Python TensorFlow model using the TensorFlow.js 1.0 conversion scripts or you can convert your.pb models with the 'pb2json'NPM script in the tensorflow/tfjs-converter repository.":i+=" Please make sure the server is serving valid JSON for this request.",new Error(i)}let r=e.modelTopology,o=e.weightsManifest;if(r==null&&o==null)throw new Error(`The JSON from HTTP path ${this.path} contains neither model topology or manifest for weights.`);return e}async load(){if(this.loadOptions.streamWeights)return this.loadStream();let t=await this.loadModelJSON();return Go(t,e=>this.loadWeights(e))}async loadStream(){let t=await this.loadModelJSON(),e=await this.getWeightUrls(t.weightsManifest),r=zo(t.weightsManifest),o=()=>Sf(e,this.loadOptions);return Object.assign(Object.assign({},t),{weightSpecs:r,getWeightStream:o})}async getWeightUrls(t){let e=Array.isArray(this.path)?this.path[1]:this.path,[r,o]=F_(e),s=this.weightPathPrefix||r,i=[],u=[];for(let l of t)for(let a of l.paths)this.weightUrlConverter!=null?u.push(this.weightUrlConverter(a)):i.push(s+a+o);return this.weightUrlConverter&&i.push(...await Promise.all(u)),i}async loadWeights(t){let e=await this.getWeightUrls(t),r=zo(t),o=await If(e,this.loadOptions);return[r,o]}};xr.URL_SCHEME_REGEX=/^https?:\/\//;function F_(n){let t=n.lastIndexOf("/"),e=n.lastIndexOf("?"),r=n.substring(0,t),o=e>t?n.substring(e):"";return[r+"/",o]}function Jl(n){return n.match(xr.URL_SCHEME_REGEX)!=null}var vf=(n,t)=>{if(typeof fetch>"u"&&(t==null||t.fetchFunc==null))return null;{let e=!0;if(Array.isArray(n)?e=n.every(r=>Jl(r)):e=Jl(n),e)return kf(n,t)}return null};zt.registerSaveRouter(vf);zt.registerLoadRouter(vf);function kf(n,t){return new xr(n,t)}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 *//**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var oa={};ze(oa,{prepareAndValidate:()=>Af});function Af(n,t){let e=n.shape.length,r=t.shape.length;if(e<1)throw new Error(`tf.gatherND() expects the input to be rank 1 or higher, but the rank was ${e}.`);if(r<1)throw new Error(`tf.gatherND() expects the indices to be rank 1 or higher, but the rank was ${r}.`);if(t.dtype!=="int32")throw new Error(`tf.gatherND() expects the indices to be int32 type, but the dtype was ${t.dtype}.`);if(t.shape[r-1]>e)throw new Error(`index innermost dimension length must be <= tensor rank; saw: ${t.shape[r-1]} vs. ${e}`);if(dt(n.shape)===0)throw new Error(`Requested more than 0 entries, but input is empty. Input shape: ${n.shape}.`);let o=t.shape,s=o[o.length-1],i=1;for(let p=0;p<o.length-1;++p)i*=o[p];let u=n.shape,l=o.slice();l.pop();let a=1;for(let p=s;p<e;++p)a*=u[p],l.push(u[p]);let c=[...ue(n.shape).map(p=>p/a),1].slice(0,s);return[l,i,a,c]}var Ht={};ze(Ht,{assertParamsValid:()=>C_,computeFlatOffset:()=>O_,computeOutShape:()=>R_,getNormalizedAxes:()=>P_,isSliceContinous:()=>B_,maskToAxes:()=>T_,parseSliceParams:()=>L_,sliceInfo:()=>$_,startForAxis:()=>Rf,startIndicesWithElidedDims:()=>Nf,stopForAxis:()=>Pf,stopIndicesWithElidedDims:()=>Cf,stridesForAxis:()=>Tf,stridesWithElidedDims:()=>Ef});/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Zl=-2,N_=-1;function C_(n,t,e){let r=n.shape.length;E(r===t.length,()=>`Error in slice${r}D: Length of begin ${t} must match the rank of the array (${r}).`),E(r===e.length,()=>`Error in slice${r}D: Length of size ${e} must match the rank of the array (${r}).`);for(let o=0;o<r;++o)E(t[o]+e[o]<=n.shape[o],()=>`Error in slice${r}D: begin[${o}] + size[${o}] (${t[o]+e[o]}) would overflow input.shape[${o}] (${n.shape[o]})`)}function T_(n){let t=[],e=0;for(;n>0;)n&1&&t.push(e),n/=2,e++;return t}function R_(n,t,e){let r=[];for(let o=0;o<n.length;o++)r[o]=Math.ceil((t[o]-n[o])/e[o]);return r}function Ef(n,t,e,r){let o=[...n];for(let s=o.length;s<r.length;s++)o.push(1);for(let s=0;s<e;s++)s===0?o[t]=1:(o.splice(t,0,1),o.pop());return o}function Ff(n,t,e){return e<=n?e:e-(t-1)}function Df(n,t){let e=[];for(let r=0;r<n;r++)e.push(t+r);return e}function P_(n,t,e,r,o,s,i,u,l){let a=n.length,c=new Array(a),p=new Array(a),m=new Array(a);if(t.length&&e>0){let f=t[0],d=e+1;c=Nf(i,f,d,r,n),p=Cf(u,f,d,o,n),m=Ef(s,f,d,n)}else for(let f=0;f<a;f++)c[f]=Rf(i,r,s,n,f,l),p[f]=Pf(u,o,s,n,f,l),m[f]=Tf(s,f,l);return{begin:c,end:p,strides:m}}function Nf(n,t,e,r,o){let s=[...o],i=Df(e,t);for(let u=0;u<s.length;u++)if(i.indexOf(u)>-1)s[u]=0;else{let l=Ff(t,e,u),a=r[l];n&1<<l&&(a=0),s[u]=a}return s}function Cf(n,t,e,r,o){let s=[...o],i=Df(e,t);for(let u=0;u<s.length;u++)if(i.indexOf(u)>-1)s[u]=Number.MAX_SAFE_INTEGER;else{let l=Ff(t,e,u),a=r[l];n&1<<l&&(a=Number.MAX_SAFE_INTEGER),s[u]=a}for(let u=0;u<s.length;u++){let l=o[u];s[u]<0&&(s[u]+=l),s[u]=hn(0,s[u],o[u])}return s}function Tf(n,t,e){let r=n[t];return(e&1<<t||r==null)&&(r=1),r}function Rf(n,t,e,r,o,s){let i=t[o],u=e[o]||1;(n&1<<o||s&1<<o||i==null)&&(u>0?i=Number.MIN_SAFE_INTEGER:i=Number.MAX_SAFE_INTEGER);let l=r[o];return i<0&&(i+=l),i=hn(0,i,l-1),i}function Pf(n,t,e,r,o,s){let i=t[o],u=e[o]||1;(n&1<<o||s&1<<o||i==null)&&(u>0?i=Number.MAX_SAFE_INTEGER:i=Number.MIN_SAFE_INTEGER);let l=r[o];return i<0&&(i+=l),u>0?i=hn(0,i,l):i=hn(-1,i,l-1),i}function B_(n,t,e){let r=e.length;for(let o=0;o<e.length;o++)if(e[o]>1){r=o;break}for(let o=r+1;o<e.length;o++)if(t[o]>0||e[o]!==n[o])return!1;return!0}function O_(n,t){let e=n.length>0?n[n.length-1]:1;for(let r=0;r<n.length-1;r++)e+=n[r]*t[r];return e}function L_(n,t,e){let r,o=n.shape.length;typeof t=="number"?r=[t,...new Array(o-1).fill(0)]:t.length<o?r=t.concat(new Array(o-t.length).fill(0)):r=t.slice(),r.forEach(i=>{E(i!==-1,()=>"slice() does not support negative begin indexing.")});let s;return e==null?s=new Array(o).fill(-1):typeof e=="number"?s=[e,...new Array(o-1).fill(-1)]:e.length<o?s=e.concat(new Array(o-e.length).fill(-1)):s=e,s=s.map((i,u)=>i>=0?i:(E(i===-1,()=>`Negative size values should be exactly -1 but got ${i} for the slice() size at index ${u}.`),n.shape[u]-r[u])),[r,s]}function $_(n,t,e,r,o,s,i,u,l){let a;if(r==null?(a=new Array(t.length),a.fill(1)):a=r,i!=null&&(i&i-1)!==0)throw new Error("Multiple ellipses in slice is not allowed.");let c=!1,p={dims:a.length,numAddAxisAfterEllipsis:0,begin:t.slice(),end:e.slice(),strides:a.slice(),beginMask:o,endMask:s,ellipsisMask:i,newAxisMask:u,shrinkAxisMask:l};for(let y=0;y<p.dims;y++)c&&(1<<y&u)!==0&&p.numAddAxisAfterEllipsis++,1<<y&i&&(c=!0);c||(p.ellipsisMask|=1<<p.dims,p.dims++);let m={dims:n.length,beginMask:0,endMask:0,beginValid:!1,endValid:!1};W_(p,m);let f=!0,d=!0,h=!0,b=[],w=[];for(let y=0;y<n.length;++y){if(m.strides[y]===0)throw Error(`strides[${y}] must be non-zero`);let k=!!(m.shrinkAxisMask&1<<y),D=n[y];if(D===-1){b.push(k?1:-1);continue}let $=[m.beginMask&1<<y,m.endMask&1<<y],W=[m.strides[y]>0?0:-1,m.strides[y]>0?D:D-1];if(k&&m.strides[y]<=0)throw Error("only stride 1 allowed on non-range indexing.");h=h&&m.strides[y]===1;let j=!!(m.beginMask&1<<y&&m.endMask&1<<y);if(m.beginValid&&m.endValid){if(k){let et=m.begin[y]<0?D+m.begin[y]:m.begin[y];if(m.begin[y]=et,m.end[y]=m.begin[y]+1,et<0||et>=D)throw Error(`slice index ${m.begin[y]} of dimension ${y} out of bounds.`)}else m.begin[y]=Mf(m.begin[y],0,m.strides[y],D,$,W),m.end[y]=Mf(m.end[y],1,m.strides[y],D,$,W);let Y=m.strides[y]===1&&m.begin[y]===0&&m.end[y]===D;f=f&&Y,d=d&&(y===0&&m.strides[y]===1||Y)}else f=f&&m.strides[y]===1&&j,d=d&&(y===0&&m.strides[y]===1||j);let G,X=!1;if(m.beginValid&&m.endValid?(G=m.end[y]-m.begin[y],X=!0):k?(G=1,X=!0):j&&D>=0&&(m.strides[y]<0?G=-D:G=D,X=!0),X){let Y;G===0||G<0!=m.strides[y]<0?Y=0:Y=Math.trunc(G/m.strides[y])+(G%m.strides[y]!==0?1:0),b.push(Y)}else b.push(-1)}for(let y=0;y<m.finalShapeGatherIndices.length;++y){let k=m.finalShapeGatherIndices[y];k>=0?w.push(b[k]):k===Zl&&w.push(1)}return{finalShapeSparse:w.filter((y,k)=>m.finalShapeGatherIndices[k]!==Zl),finalShape:w,isIdentity:f,sliceDim0:d,isSimpleSlice:h,begin:m.begin,end:m.end,strides:m.strides}}function W_(n,t){t.beginMask=0,t.endMask=0,t.shrinkAxisMask=0;let e=0;t.beginValid=n.begin!=null,t.endValid=n.end!=null,t.begin=new Array(t.dims),t.end=new Array(t.dims),t.strides=new Array(t.dims),t.finalShapeGatherIndices=[],t.finalShapeGatherIndicesSparse=[],t.inputShapeGatherIndicesSparse=new Array(t.dims);for(let r=0;r<n.dims;r++)if(1<<r&n.ellipsisMask){let o=Math.min(t.dims-(n.dims-r)+1+n.numAddAxisAfterEllipsis,t.dims);for(;e<o;e++)t.begin[e]=0,t.end[e]=0,t.strides[e]=1,t.beginMask|=1<<e,t.endMask|=1<<e,t.finalShapeGatherIndices.push(e),t.finalShapeGatherIndicesSparse.push(-1),t.inputShapeGatherIndicesSparse[e]=r}else if(1<<r&n.newAxisMask)t.finalShapeGatherIndices.push(Zl),t.finalShapeGatherIndicesSparse.push(-1);else{if(e===t.begin.length)throw Error(`Index out of range using input dim ${e}; input has only ${t.dims} dims, ${t.begin.length}.`);n.begin!=null&&(t.begin[e]=n.begin[r]),n.end!=null&&(t.end[e]=n.end[r]),t.strides[e]=n.strides[r],n.beginMask&1<<r&&(t.beginMask|=1<<e),n.endMask&1<<r&&(t.endMask|=1<<e),n.shrinkAxisMask&1<<r?(t.finalShapeGatherIndices.push(N_),t.finalShapeGatherIndicesSparse.push(-1),t.shrinkAxisMask|=1<<e):(t.finalShapeGatherIndices.push(e),t.finalShapeGatherIndicesSparse.push(r)),t.inputShapeGatherIndicesSparse[e]=r,e++}}function Mf(n,t,e,r,o,s){if(o[t])return e>0?s[t]:s[t+1&1];{let i=n<0?r+n:n;return i<s[0]?s[0]:i>s[1]?s[1]:i}}var v={};ze(v,{ERF_A1:()=>rI,ERF_A2:()=>oI,ERF_A3:()=>aI,ERF_A4:()=>sI,ERF_A5:()=>iI,ERF_P:()=>nI,PARALLELIZE_THRESHOLD:()=>aa,RowPartitionType:()=>pe,SELU_SCALE:()=>eI,SELU_SCALEALPHA:()=>tI,applyActivation:()=>g_,assertAndGetBroadcastShape:()=>Jo,assertAxesAreInnerMostDims:()=>Kx,assertParamsConsistent:()=>U_,assignToTypedArray:()=>fI,axesAreInnerMostDims:()=>$l,calculateShapes:()=>bf,checkEinsumDimSizes:()=>wI,checkPadOnDimRoundingMode:()=>Ie,combineLocations:()=>sf,combineRaggedTensorToTensorShapes:()=>z_,complexWithEvenIndex:()=>cI,complexWithOddIndex:()=>pI,computeConv2DInfo:()=>Cl,computeConv3DInfo:()=>tf,computeDefaultPad:()=>Tl,computeDilation2DInfo:()=>Dx,computeOptimalWindowSize:()=>j_,computeOutAndReduceShapes:()=>qx,computeOutShape:()=>G_,computePool2DInfo:()=>Nx,computePool3DInfo:()=>Cx,convertConv2DDataFormat:()=>ef,decodeEinsumEquation:()=>yI,eitherStridesOrDilationsAreOne:()=>en,expandShapeToKeepDim:()=>jx,exponent:()=>hI,exponents:()=>dI,fromStringArrayToUint8:()=>WI,fromUint8ToStringArray:()=>$I,getAxesPermutation:()=>Xx,getBroadcastDims:()=>rf,getComplexWithIndex:()=>mI,getEinsumComputePath:()=>xI,getEinsumPermutation:()=>bI,getFusedBiasGradient:()=>h_,getFusedDyActivation:()=>d_,getImageCenter:()=>K_,getInnerMostAxes:()=>Zx,getPermuted:()=>J_,getRaggedRank:()=>V_,getReductionAxes:()=>Xo,getReshaped:()=>X_,getReshapedPermuted:()=>Z_,getRowPartitionTypesHelper:()=>H_,getSliceBeginCoords:()=>Y_,getSliceSize:()=>Q_,getSparseFillEmptyRowsIndicesDenseShapeMismatch:()=>vI,getSparseFillEmptyRowsNegativeIndexErrorMessage:()=>kI,getSparseFillEmptyRowsOutOfRangeIndexErrorMessage:()=>AI,getSparseReshapeEmptyTensorZeroOutputDimErrorMessage:()=>FI,getSparseReshapeInputOutputMismatchErrorMessage:()=>NI,getSparseReshapeInputOutputMultipleErrorMessage:()=>DI,getSparseReshapeMultipleNegativeOneOutputDimErrorMessage:()=>MI,getSparseReshapeNegativeOutputDimErrorMessage:()=>EI,getSparseSegmentReductionIndicesOutOfRangeErrorMessage:()=>PI,getSparseSegmentReductionNegativeSegmentIdsErrorMessage:()=>CI,getSparseSegmentReductionNonIncreasingSegmentIdsErrorMessage:()=>TI,getSparseSegmentReductionSegmentIdOutOfRangeErrorMessage:()=>RI,getUndoAxesPermutation:()=>Jx,isIdentityPermutation:()=>_I,log:()=>Hw,mergeRealAndImagArrays:()=>uI,prepareAndValidate:()=>Af,prepareSplitSize:()=>SI,segment_util:()=>Ql,shouldFuse:()=>y_,slice_util:()=>Ht,splitRealAndImagArrays:()=>lI,stridesOrDilationsArePositive:()=>jo,tupleValuesAreOne:()=>Nl,upcastType:()=>Po,validateDefaultValueShape:()=>q_,validateInput:()=>yf,validateUpdateShape:()=>jl,warn:()=>ye});/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function U_(n,t){let e=n[0].length;n.forEach((o,s)=>{E(o.length===e,()=>`Error in concat${e}D: rank of tensors[${s}] must be the same as the rank of the rest (${e})`)}),E(t>=0&&t<e,()=>`Error in concat${e}D: axis must be between 0 and ${e-1}.`);let r=n[0];n.forEach((o,s)=>{for(let i=0;i<e;i++)E(i===t||o[i]===r[i],()=>`Error in concat${e}D: Shape of tensors[${s}] (${o}) does not match the shape of the rest (${r}) along the non-concatenated axis ${s}.`)})}function G_(n,t){let e=n[0].slice();for(let r=1;r<n.length;r++)e[t]+=n[r][t];return e}/**
 * @license
 * Copyright 2022 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var pe;(function(n){n[n.FIRST_DIM_SIZE=0]="FIRST_DIM_SIZE",n[n.VALUE_ROWIDS=1]="VALUE_ROWIDS",n[n.ROW_LENGTHS=2]="ROW_LENGTHS",n[n.ROW_SPLITS=3]="ROW_SPLITS",n[n.ROW_LIMITS=4]="ROW_LIMITS",n[n.ROW_STARTS=5]="ROW_STARTS"})(pe||(pe={}));function z_(n,t,e){let r=new Array;if(e==null&&t==null)return r;if(t==null)for(;r.length<n+e.length;)r.push(-1);else r=t.slice();if(e==null)return r;if(n+e.length!==r.length)throw new Error(`rt input.shape and shape=${t} are incompatible: rt input.rank = ${n+e.length}, but shape.rank = ${r.length}`);for(let o=1;o<e.length;++o){let s=e[o],i=r[r.length-e.length+o],u=r[i];if(s>=0)if(u>=0){if(u!==s)throw new Error(`rt input.shape and shape=${t} are incompatible: rt input.shape[${o+n}] = ${s} but shape[${o+n}] = ${u}`)}else r[i]=s}return r}function H_(n){let t={FIRST_DIM_SIZE:pe.FIRST_DIM_SIZE,VALUE_ROWIDS:pe.VALUE_ROWIDS,ROW_LENGTHS:pe.ROW_LENGTHS,ROW_SPLITS:pe.ROW_SPLITS,ROW_LIMITS:pe.ROW_LIMITS,ROW_STARTS:pe.ROW_STARTS},e=[];for(let r of n)if(r in t)e.push(t[r]);else break;return e}function V_(n){return n.length===0?0:n[0]===pe.FIRST_DIM_SIZE?n.length-1:n.length}function q_(n,t){if(n==null||t==null)return;let e=n.length,r=t.length;if(e>=r)throw new Error(`defaultValue.shape=${n} and ragged tensor flatValues.shape=${t}, are incompatible: defaultValue.rank = ${e} must be less than ragged tensor input flatValues.rank = ${r})`);for(let o=0;o<Math.min(e,r-1);++o){let s=n[o],i=t[o+1];if(s>=0&&i>=0&&s!==1&&s!==i)throw new Error(`defaultValue.shape=${n}, and ragged tensor input flatValues.shape=${t} are incompatible: defaultValue.shape[${o-n.length}] = ${s} but ragged tensor input.flatValues.shape[${o-n.length}] = ${i}`)}}/**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var aa=30;function j_(n){return n<=aa?n:xn(n,Math.floor(Math.sqrt(n)))}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function K_(n,t,e){let r=e*(typeof n=="number"?n:n[0]),o=t*(typeof n=="number"?n:n[1]);return[r,o]}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function X_(n,t,e,r=!0){let o=[];if(r)o=o.concat(t.slice(0)),o.push(n[0]/e),o=o.concat(n.slice(1));else{o=o.concat(n[0]);let s=t.length;for(let i=0;i<s;++i)o=o.concat([n[i+1]/t[i],t[i]]);o=o.concat(n.slice(s+1))}return o}function J_(n,t,e=!0){let r=[];if(e){r.push(t);for(let o=t+1;o<n;++o)o<=2*t?(r.push(o),r.push(o-(t+1))):r.push(o)}else{let o=[],s=[];for(let i=1;i<n;++i)i>=t*2+1||i%2===1?s.push(i):o.push(i);r.push(...o),r.push(0),r.push(...s)}return r}function Z_(n,t,e,r=!0){let o=[];r?o.push(n[0]/e):o.push(n[0]*e);for(let s=1;s<n.length;++s)s<=t.length?r?o.push(t[s-1]*n[s]):o.push(n[s]/t[s-1]):o.push(n[s]);return o}function Y_(n,t){let e=[0];for(let r=0;r<t;++r)e.push(n[r][0]);return e}function Q_(n,t,e){let r=n.slice(0,1);for(let o=0;o<e;++o)r.push(n[o+1]-t[o][0]-t[o][1]);return r}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var tI=1.7580993408473768,eI=1.0507009873554805;/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var nI=.3275911,rI=.254829592,oI=-.284496736,aI=1.421413741,sI=-1.453152027,iI=1.061405429;/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function uI(n,t){if(n.length!==t.length)throw new Error(`Cannot merge real and imag arrays of different lengths. real:${n.length}, imag: ${t.length}.`);let e=new Float32Array(n.length*2);for(let r=0;r<e.length;r+=2)e[r]=n[r/2],e[r+1]=t[r/2];return e}function lI(n){let t=new Float32Array(n.length/2),e=new Float32Array(n.length/2);for(let r=0;r<n.length;r+=2)t[r/2]=n[r],e[r/2]=n[r+1];return{real:t,imag:e}}function cI(n){let t=Math.ceil(n.length/4),e=new Float32Array(t),r=new Float32Array(t);for(let o=0;o<n.length;o+=4)e[Math.floor(o/4)]=n[o],r[Math.floor(o/4)]=n[o+1];return{real:e,imag:r}}function pI(n){let t=Math.floor(n.length/4),e=new Float32Array(t),r=new Float32Array(t);for(let o=2;o<n.length;o+=4)e[Math.floor(o/4)]=n[o],r[Math.floor(o/4)]=n[o+1];return{real:e,imag:r}}function mI(n,t){let e=n[t*2],r=n[t*2+1];return{real:e,imag:r}}function fI(n,t,e,r){n[r*2]=t,n[r*2+1]=e}function dI(n,t){let e=new Float32Array(n/2),r=new Float32Array(n/2);for(let o=0;o<Math.ceil(n/2);o++){let s=(t?2:-2)*Math.PI*(o/n);e[o]=Math.cos(s),r[o]=Math.sin(s)}return{real:e,imag:r}}function hI(n,t,e){let r=(e?2:-2)*Math.PI*(n/t),o=Math.cos(r),s=Math.sin(r);return{real:o,imag:s}}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Yl="->",gI=/->/g,Bf=",",Of="...";function yI(n,t){n=n.replace(/\s/g,"");let e=(n.length-n.replace(gI,"").length)/Yl.length;if(e<1)throw new Error("Equations without an arrow are not supported.");if(e>1)throw new Error(`Equation must contain exactly one arrow ("${Yl}").`);let[r,o]=n.split(Yl);E(r.indexOf(Of)===-1,()=>`The ellipsis notation ("${Of}") is not supported yet.`);let s=r.split(Bf),i=s.length;if(t!==i)throw new Error(`Expected ${i} input tensors, received ${t}`);if(i>2)throw new Error("Support for more than 2 input tensors is not implemented yet.");let u=[];for(let m=0;m<o.length;++m){let f=o[m];if(!s.some(d=>d.indexOf(f)!==-1))throw new Error(`Output subscripts contain the label ${f} not present in the input subscripts.`);u.indexOf(f)===-1&&u.push(f)}for(let m=0;m<r.length;++m){let f=r[m];u.indexOf(f)===-1&&f!==Bf&&u.push(f)}let l=new Array(s.length);for(let m=0;m<i;++m){if(new Set(s[m].split("")).size!==s[m].length)throw new Error(`Found duplicate axes in input component ${s[m]}. Support for duplicate axes in input is not implemented yet.`);l[m]=[];for(let f=0;f<s[m].length;++f)l[m].push(u.indexOf(s[m][f]))}let a=u.length,c=o.length,p=[];for(let m=c;m<a;++m)p.push(m);return{allDims:u,summedDims:p,idDims:l}}function bI(n,t){let e=new Array(n);e.fill(-1);for(let o=0;o<t.length;++o)e[t[o]]=o;let r=[];for(let o=0;o<n;++o)e[o]===-1&&r.push(o);return e=e.filter(o=>o!==-1),{permutationIndices:e,expandDims:r}}function wI(n,t,e){let r=new Array(n);for(let o=0;o<e.length;++o){let s=e[o].shape;for(let i=0;i<t[o].length;++i)r[t[o][i]]===void 0?r[t[o][i]]=s[i]:E(r[t[o][i]]===s[i],()=>`Expected dimension ${r[t[o][i]]} at axis ${i} of input shaped ${JSON.stringify(s)}, but got dimension ${s[i]}`)}}function xI(n,t){let e=n,r=[],o=0;n.length===0&&e.push(-1),o=n.length+1;for(let i=0;i<o;++i)r.push([]);let s=[];for(let i=0;i<e.length;++i){let u=e[i],l=II(t,u);for(let a of l)s.indexOf(a)===-1&&(r[i].push(a),s.push(a))}return{path:e,steps:r}}function _I(n){return n.every((t,e)=>t===e)}function II(n,t){let e=[];for(let r=0;r<n.length;++r)(n[r].length===0||n[r].indexOf(t)!==-1||t===-1)&&e.push(r);return e}function SI(n,t,e=0){let r=[];if(typeof t=="number")E(n.shape[e]%t===0,()=>"Number of splits must evenly divide the axis."),r=new Array(t).fill(n.shape[e]/t);else{let o=t.reduce((i,u)=>(u===-1&&(i+=1),i),0);E(o<=1,()=>"There should be only one negative value in split array.");let s=t.indexOf(-1);if(s!==-1){let i=t.reduce((u,l)=>l>0?u+l:u);t[s]=n.shape[e]-i}E(n.shape[e]===t.reduce((i,u)=>i+u),()=>"The sum of sizes must match the size of the axis dimension."),r=t}return r}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function vI(n){return`Received SparseTensor with denseShape[0] = 0 but
  indices.shape[0] = ${n}`}function kI(n,t){return`indices(${n}, 0) is invalid: ${t} < 0`}function AI(n,t,e){return`indices(${n}, 0) is invalid: ${t} >= ${e}`}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function MI(n,t){return`only one output dimension may be -1, not both ${n} and ${t}`}function EI(n,t){return`size ${n} must be non-negative, not ${t}`}function FI(){return"reshape cannot infer the missing input size for an empty tensor unless all specified input sizes are non-zero"}function DI(n,t){let e=dt(n),r=dt(t);return`Input to reshape is a SparseTensor with ${e}
  dense values, but the requested shape requires a multiple of ${r}. inputShape=${n} outputShape= ${t}`}function NI(n,t){let e=dt(n),r=dt(t);return`Input to reshape is a tensor with ${e} dense values, but the requested shape has ${r}. inputShape=${n} outputShape=${t}`}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function CI(){return"segment ids must be >= 0"}function TI(){return"segment ids are not increasing"}function RI(n,t){return`Segment id ${n} out of range [0, ${t}), possibly because segmentIds input is not sorted.`}function PI(n,t,e){return`Bad: indices[${n}] == ${t} out of range [0, ${e})`}var Ql={};ze(Ql,{collectGatherOpShapeInfo:()=>LI,computeOutShape:()=>OI,segOpComputeOptimalWindowSize:()=>BI});/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function BI(n,t){let e=!1,r;for(n<=aa?(r=n,e=!0):r=xn(n,Math.floor(Math.sqrt(n)));!e;)r>t||r===n?e=!0:r=xn(n,r+1);return r}function OI(n,t,e){let r=[],o=n.length;for(let s=0;s<o;s++)s!==t?r.push(n[s]):r.push(e);return r}function LI(n,t,e,r){let o=t.shape.length,s=n.shape.length;if(r!==0&&(r<-o||r>o))throw new Error(`Expect batchDims in the range of [-${o}, ${o}], but got ${r}`);if(r<0&&(r+=o),r>s)throw new Error(`batchDims (${r}) must be less than rank(x) (
    ${s}).`);if(e<r)throw new Error(`batchDims (${r}) must be less than or equal to axis (${e}).`);for(let p=0;p<r;++p)if(n.shape[p]!==t.shape[p])throw new Error(`x.shape[${p}]: ${n.shape[p]} should be equal to indices.shape[${p}]: ${t.shape[p]}.`);let i=n.shape[e],u=[],l=1,a=1,c=1;for(let p=0;p<r;++p)u.push(n.shape[p]),l*=n.shape[p];for(let p=r;p<e;p++)u.push(n.shape[p]),a*=n.shape[p];for(let p=r;p<o;p++)u.push(t.shape[p]);for(let p=e+1;p<s;p++)u.push(n.shape[p]),c*=n.shape[p];return{batchSize:l,sliceSize:c,outerSize:a,dimSize:i,outputShape:u}}/**
 * @license
 * Copyright 2018 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function $I(n){try{return n.map(t=>Mn(t))}catch(t){throw new Error(`Failed to decode encoded string bytes into utf-8, error: ${t}`)}}function WI(n){return n.map(t=>An(t))}/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 *//**
 * @license
 * Copyright 2017 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */xf();/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var P;(function(n){n[n.float32=0]="float32",n[n.int32=1]="int32",n[n.bool=2]="bool",n[n.string=3]="string",n[n.complex64=4]="complex64"})(P||(P={}));var Oe;(function(n){n[n.linear=0]="linear",n[n.relu=1]="relu",n[n.relu6=2]="relu6",n[n.prelu=3]="prelu",n[n.leakyrelu=4]="leakyrelu",n[n.sigmoid=5]="sigmoid",n[n.elu=6]="elu"})(Oe||(Oe={}));/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var $f;function UI(n){$f=n.wasm.cwrap(rl,null,["number","array","number","number","array","number","number","number","number","number","number","number","number"])}function GI(n){let{inputs:t,backend:e,attrs:r}=n,{a:o,b:s,bias:i,preluActivationWeights:u}=t;if(o.dtype!=="float32"||s.dtype!=="float32")throw new Error("_FusedMatMul for non non-float32 tensors not yet supported.");let{transposeA:l,transposeB:a,activation:c,leakyreluAlpha:p}=r,m=e.dataIdMap.get(o.dataId).id,f=e.dataIdMap.get(s.dataId).id,d=0;if(i!=null){let j=e.dataIdMap.get(i.dataId);if(j.shape.length!==1)throw new Error(`_FusedMatMul only supports rank-1 bias but got rank ${j.shape.length}.`);d=j.id}let h=u==null?0:e.dataIdMap.get(u.dataId).id,b=Oe[c];if(b==null)throw new Error(`${c} activation not yet supported for FusedConv2D in the wasm backend.`);let w=l?o.shape[2]:o.shape[1],I=a?s.shape[1]:s.shape[2],y=nn.assertAndGetBroadcastShape(o.shape.slice(0,-2),s.shape.slice(0,-2)),k=e.makeOutput([...y,w,I],o.dtype),D=e.dataIdMap.get(k.dataId).id,$=new Uint8Array(new Int32Array(o.shape).buffer),W=new Uint8Array(new Int32Array(s.shape).buffer);return $f(m,$,o.shape.length,f,W,s.shape.length,l,a,b,d,h,p||0,D),k}var Wf={kernelName:rl,backendName:"wasm",setupFunc:UI,kernelFunc:GI};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function T(n,t){let e;function r(s){e=s.wasm.cwrap(n,null,["number","number","number"])}function o(s){let{backend:i,inputs:{x:u}}=s,l=i.dataIdMap.get(u.dataId).id,a=i.makeOutput(u.shape,t||u.dtype),c=i.dataIdMap.get(a.dataId).id;return _.sizeFromShape(a.shape)===0||e(l,P[u.dtype],c),a}return{kernelName:n,backendName:"wasm",setupFunc:r,kernelFunc:o}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Uf=T("Abs");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Gf=T(Gc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var zf=T(zc);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Z(n,t,e){let r;function o(i){r=i.wasm.cwrap(n,null,["number","array","number","number","array","number","number","number"])}function s(i){let{backend:u,inputs:l}=i,{a,b:c}=l,p=u.dataIdMap.get(a.dataId).id,m=u.dataIdMap.get(c.dataId).id,f=e??a.dtype,d=v.assertAndGetBroadcastShape(a.shape,c.shape),h=u.makeOutput(d,f);if(_.sizeFromShape(d)===0)return h;let b=new Uint8Array(new Int32Array(a.shape).buffer),w=new Uint8Array(new Int32Array(c.shape).buffer),I=u.dataIdMap.get(h.dataId).id;return r(p,b,a.shape.length,m,w,c.shape.length,P[a.dtype],I),h}return{kernelName:n,backendName:"wasm",setupFunc:o,kernelFunc:s}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var zI=!0,Hf=Z("Add",zI);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Vf;function HI(n){Vf=n.wasm.cwrap(fu,null,["array","number","number","number"])}function VI(n){let{inputs:t,backend:e}=n,r=e.makeOutput(t[0].shape,t[0].dtype);if(_.sizeFromShape(r.shape)===0)return r;let o=t.map(u=>e.dataIdMap.get(u.dataId).id),s=new Uint8Array(new Int32Array(o).buffer),i=e.dataIdMap.get(r.dataId).id;return Vf(s,o.length,P[r.dtype],i),r}var qf={kernelName:fu,backendName:"wasm",setupFunc:HI,kernelFunc:VI};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function rn(n){let{inputs:{x:t},backend:e}=n;if(t.dtype==="string")return dr(e.readSync(t.dataId),t.shape,t.dtype);let r=e.makeOutput(t.shape,t.dtype),o=e.typedArrayFromHeap(t);return e.typedArrayFromHeap(r).set(o),r}var jf={kernelName:In,backendName:"wasm",kernelFunc:rn};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Kf;function qI(n){Kf=n.wasm.cwrap(el,null,["number","array","number","number","number","array","number"])}function Jt(n){let{inputs:t,backend:e,attrs:r}=n,[o,s]=KI(t.x.shape,r.perm),i=!0;for(let d=0;d<s.length;d++)s[d]!==d&&(i=!1);let u=jI(t.x.shape,r.perm),l={dataId:t.x.dataId,shape:o,dtype:t.x.dtype};if(i){let d=rn({inputs:t,backend:e});return d.shape=u,d}let a=e.makeOutput(u,l.dtype),c=e.dataIdMap.get(l.dataId).id,p=e.dataIdMap.get(a.dataId).id,m=new Uint8Array(new Int32Array(s).buffer),f=new Uint8Array(new Int32Array(l.shape).buffer);return Kf(c,f,l.shape.length,P[l.dtype],p,m,s.length),a}function jI(n,t){let e=new Array(n.length);for(let r=0;r<e.length;r++)e[r]=n[t[r]];return e}function KI(n,t){let e=[],r=[];for(let o=0;o<n.length;++o)n[o]!==1&&e.push(n[o]),n[t[o]]!==1&&r.push(t[o]);for(let o=0;o<r.length;++o){let s=-1;for(let i=0;i<r.length;++i)r[i]>=o&&(s===-1||r[s]>r[i])&&(s=i);r[s]=o}return[e,r]}var Xf={kernelName:el,backendName:"wasm",kernelFunc:Jt,setupFunc:qI};/**
 * @license
 * Copyright 2020 Google Inc. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ct(n,t,e){let r=n.shape,o=n.shape.length,s=_.parseAxisParam(t,r),i=s,u=v.getAxesPermutation(i,o),l=null,a=!1;if(u!=null){let c=new Array(o);for(let f=0;f<c.length;f++)c[f]=r[u[f]];i=v.getInnerMostAxes(i.length,o),l=Jt({inputs:{x:n},attrs:{perm:u},backend:e});let p=e.dataIdMap.get(n.dataId).id;e.dataIdMap.get(l.dataId).id!==p&&(a=!0)}return{transposed:l,originalAxes:s,axes:i,inputWasTransposed:a}}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Zf;function XI(n){Zf=n.wasm.cwrap("All",null,["number, number, number"])}function JI(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,l=t.dataIdMap.get(i.dataId).id,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t);if(f){let y=t.dataIdMap.get(c.dataId).id;a=c,l=y}let d=a.shape.length;v.assertAxesAreInnerMostDims("all",p,d);let[h,b]=v.computeOutAndReduceShapes(a.shape,p),w=_.sizeFromShape(b),I=t.makeOutput(h,i.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;Zf(l,w,y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var Yf={kernelName:"All",backendName:"wasm",setupFunc:XI,kernelFunc:JI};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var td;function ZI(n){td=n.wasm.cwrap("Any",null,["number, number, number"])}function YI(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,l=t.dataIdMap.get(i.dataId).id,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t);if(f){let y=t.dataIdMap.get(c.dataId).id;a=c,l=y}let d=a.shape.length;v.assertAxesAreInnerMostDims("any",p,d);let[h,b]=v.computeOutAndReduceShapes(a.shape,p),w=_.sizeFromShape(b),I=t.makeOutput(h,i.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;td(l,w,y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var ed={kernelName:"Any",backendName:"wasm",setupFunc:ZI,kernelFunc:YI};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function sa(n){let t;function e(o){t=o.wasm.cwrap(n,null,["number","number","number","number","number"])}function r(o){let{backend:s,inputs:i,attrs:u}=o,{axis:l}=u,{x:a}=i,c=s.dataIdMap.get(a.dataId).id,p=c,m=a,{transposed:f,axes:d,inputWasTransposed:h}=Ct(a,l,s);if(h){let D=s.dataIdMap.get(f.dataId).id;D!==c&&(m=f,p=D)}let b=m.shape.slice(0,-1),w=s.makeOutput(b,"int32"),I=s.dataIdMap.get(w.dataId).id,y=_.sizeFromShape(w.shape),k=m.shape[d[0]];return t(p,P[m.dtype],y,k,I),h&&s.disposeData(f.dataId),w}return{kernelName:n,backendName:"wasm",setupFunc:e,kernelFunc:r}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var nd=sa(Hc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var rd=sa(Vc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var od=T(qc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ad=T(jc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var sd=T(Kc);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var id=Z(Jc,!1);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ud=T(Xc);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ld;function QI(n){ld=n.wasm.cwrap(Zn,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function tS(n){let{inputs:t,attrs:e,backend:r}=n,o=t.x,s=r.dataIdMap.get(o.dataId).id,{filterSize:i,strides:u,pad:l,dimRoundingMode:a}=e,c=v.computePool2DInfo(o.shape,i,u,1,l,a),p=c.filterHeight,m=c.filterWidth,f=c.padInfo.top,d=c.padInfo.right,h=c.padInfo.bottom,b=c.padInfo.left,w=c.strideHeight,I=c.strideWidth,y=c.inChannels;if(c.dataFormat!=="channelsLast")throw new Error(`wasm backend does not support dataFormat:'${c.dataFormat}'. Please use 'channelsLast'.`);if(c.dilationWidth!==1||c.dilationHeight!==1)throw new Error(`was backend only supports average pooling with dilation = [1, 1], got [${c.dilationHeight}, ${c.dilationWidth}].`);let k=r.makeOutput(c.outShape,"float32"),D=r.dataIdMap.get(k.dataId).id;return ld(s,o.shape[0],o.shape[1],o.shape[2],p,m,f,d,h,b,w,I,y,D),k}var cd={kernelName:Zn,backendName:"wasm",setupFunc:QI,kernelFunc:tS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var pd;function eS(n){pd=n.wasm.cwrap("AvgPool3D",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function nS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{filterSize:s,strides:i,pad:u,dimRoundingMode:l,dataFormat:a}=r,c=v.computePool3DInfo(o.shape,s,i,1,u,l,a),p=e.makeOutput(c.outShape,o.dtype);return pd(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,c.batchSize,c.inChannels,c.inDepth,c.inHeight,c.inWidth,c.outDepth,c.outHeight,c.outWidth,c.strideDepth,c.strideHeight,c.strideWidth,c.dilationDepth,c.dilationHeight,c.dilationWidth,c.effectiveFilterDepth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.front,c.padInfo.top,c.padInfo.left),p}var md={kernelName:Yc,backendName:"wasm",setupFunc:eS,kernelFunc:nS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var fd;function rS(n){fd=n.wasm.cwrap("AvgPool3DGrad",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function oS(n){let{inputs:t,backend:e,attrs:r}=n,{dy:o,input:s}=t,{filterSize:i,strides:u,pad:l,dimRoundingMode:a}=r,c=v.computePool3DInfo(s.shape,i,u,1,l,a),p=e.makeOutput(s.shape,s.dtype);return fd(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,c.batchSize,c.inChannels,c.inDepth,c.inHeight,c.inWidth,c.outDepth,c.outHeight,c.outWidth,c.strideDepth,c.strideHeight,c.strideWidth,c.dilationDepth,c.dilationHeight,c.dilationWidth,c.effectiveFilterDepth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.front,c.padInfo.top,c.padInfo.left,c.filterDepth,c.filterHeight,c.filterWidth),p}var dd={kernelName:Qc,backendName:"wasm",setupFunc:rS,kernelFunc:oS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var hd;function aS(n){hd=n.wasm.cwrap("AvgPoolGrad",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function sS(n){let{inputs:t,backend:e,attrs:r}=n,{dy:o,input:s}=t,{filterSize:i,strides:u,pad:l}=r,a=v.computePool2DInfo(s.shape,i,u,1,l),c=e.makeOutput(s.shape,s.dtype);return hd(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(c.dataId).id,a.batchSize,a.inChannels,a.inHeight,a.inWidth,a.outHeight,a.outWidth,a.strideHeight,a.strideWidth,a.dilationHeight,a.dilationWidth,a.effectiveFilterHeight,a.effectiveFilterWidth,a.padInfo.top,a.padInfo.left,a.filterHeight,a.filterWidth),c}var gd={kernelName:Zc,backendName:"wasm",setupFunc:aS,kernelFunc:sS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ft(n){let{inputs:t,attrs:e}=n,{x:r}=t,{shape:o}=e,s=_.sizeFromShape(r.shape),i=_.inferFromImplicitShape(o,s);return _.assert(s===_.sizeFromShape(i),()=>`new shape: ${i}, old shape: ${r.shape}. New shape and old shape must have the same number of elements.`),n.backend.incRef(r.dataId),{dataId:r.dataId,shape:i,dtype:r.dtype}}var yd={kernelName:vo,backendName:"wasm",kernelFunc:ft};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var bd;function iS(n){bd=n.wasm.cwrap(Yn,null,["number","array","number","number","array","number","number","number","number"])}function uS(n){let{inputs:t,backend:e,attrs:r}=n,{a:o,b:s}=t,{transposeA:i,transposeB:u}=r;if(o.dtype!=="float32"||s.dtype!=="float32")throw new Error("BatchMatMul for non non-float32 tensors not yet supported.");let l=o.shape.length,a=s.shape.length,c=i?o.shape[l-2]:o.shape[l-1],p=u?s.shape[a-1]:s.shape[a-2],m=i?o.shape[l-1]:o.shape[l-2],f=u?s.shape[a-2]:s.shape[a-1],d=o.shape.slice(0,-2),h=s.shape.slice(0,-2),b=_.sizeFromShape(d),w=_.sizeFromShape(h),y=nn.assertAndGetBroadcastShape(o.shape.slice(0,-2),s.shape.slice(0,-2)).concat([m,f]);_.assert(c===p,()=>`Error in matMul: inner shapes (${c}) and (${p}) of Tensors with shapes ${o.shape} and ${s.shape} and transposeA=${i} and transposeB=${u} must match.`);let k=i?[b,c,m]:[b,m,c],D=u?[w,f,p]:[w,p,f],$=ft({inputs:{x:o},backend:e,attrs:{shape:k}}),W=ft({inputs:{x:s},backend:e,attrs:{shape:D}}),j=e.dataIdMap.get($.dataId).id,G=e.dataIdMap.get(W.dataId).id,X=i?$.shape[2]:$.shape[1],Y=u?W.shape[1]:W.shape[2],et=Math.max(b,w),at=e.makeOutput([et,X,Y],$.dtype),xt=e.dataIdMap.get(at.dataId).id,_t=new Uint8Array(new Int32Array($.shape).buffer),qt=new Uint8Array(new Int32Array(W.shape).buffer);return bd(j,_t,$.shape.length,G,qt,W.shape.length,i,u,xt),e.disposeData($.dataId),e.disposeData(W.dataId),at.shape=y,at}var wd={kernelName:Yn,backendName:"wasm",setupFunc:iS,kernelFunc:uS};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ia(n,t,e,r){let o=_.getArrayFromDType(e,_.sizeFromShape(t));if(r&&e!=="string"){let s=0;n.forEach(i=>{let u=_.sizeFromShape(i.shape);o.set(i.vals,s),s+=u})}else{let s=0;n.forEach(i=>{let u=e==="string"?v.fromUint8ToStringArray(i.vals):i.vals,l=0;for(let a=0;a<i.shape[0];++a){let c=a*t[1]+s;for(let p=0;p<i.shape[1];++p)o[c+p]=u[l++]}s+=i.shape[1]})}return o}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ua(n,t,e,r){let o=n===t,s=n<t&&e<0,i=t<n&&e>1;if(o||s||i)return _.makeZerosTypedArray(0,r);let u=Math.abs(Math.ceil((t-n)/e)),l=_.makeZerosTypedArray(u,r);t<n&&e===1&&(e=-1),l[0]=n;for(let a=1;a<l.length;a++)l[a]=l[a-1]+e;return l}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function _r(n,t,e,r,o){let s=Ht.isSliceContinous(r,t,e),i=_.sizeFromShape(e),u=_.computeStrides(r);if(s){let p=Ht.computeFlatOffset(t,u);return o==="string"?n.slice(p,p+i):n.subarray(p,p+i)}let l=o==="string"?v.fromUint8ToStringArray(n):n,a=Nn(r,o,l),c=Nn(e,o);for(let p=0;p<c.size;++p){let m=c.indexToLoc(p),f=m.map((d,h)=>d+t[h]);c.set(a.get(...f),...m)}return o==="string"?v.fromStringArrayToUint8(c.values):c.values}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var tc=class{constructor(t,e,r,o,s,i){this.separator=_.encodeString(t),this.nGramWidths=e,this.leftPad=_.encodeString(r),this.rightPad=_.encodeString(o),this.padWidth=s,this.preserveShort=i}getPadWidth(t){return Math.min(this.padWidth<0?t-1:this.padWidth,t-1)}getNumNGrams(t,e){let r=this.getPadWidth(e);return Math.max(0,t+2*r-e+1)}createNGrams(t,e,r,o,s,i){for(let u=0;u<s;++u){let l=this.getPadWidth(i),a=Math.max(0,l-u),c=Math.max(0,l-(s-(u+1))),p=i-(a+c),m=e+(a>0?0:u-l),f=0;f+=a*this.leftPad.length;for(let I=0;I<p;++I)f+=t[m+I].length;f+=c*this.rightPad.length;let d=a+c+p-1;f+=d*this.separator.length,r[o+u]=new Uint8Array(f);let h=r[o+u],b=0,w=I=>I.forEach(y=>h[b++]=y);for(let I=0;I<a;++I)w(this.leftPad),w(this.separator);for(let I=0;I<p-1;++I)w(t[m+I]),w(this.separator);if(p>0){w(t[m+p-1]);for(let I=0;I<c;++I)w(this.separator),w(this.rightPad)}else{for(let I=0;I<c-1;++I)w(this.rightPad),w(this.separator);w(this.rightPad)}}}compute(t,e){let r=t.length,o=e.length;if(o>0){let l=e[0];if(l!==0)throw new Error(`First split value must be 0, got ${l}`);for(let a=1;a<o;++a){let c=e[a]>=l;if(c=c&&e[a]<=r,!c)throw new Error(`Invalid split value ${e[a]}, must be in [${l}, ${r}]`);l=e[a]}if(l!==r)throw new Error(`Last split value must be data size. Expected ${r}, got ${l}`)}let s=o-1,i=_.getArrayFromDType("int32",o);if(r===0||o===0){let l=new Array(r);for(let a=0;a<=s;++a)i[a]=0;return[l,i]}i[0]=0;for(let l=1;l<=s;++l){let a=e[l]-e[l-1],c=0;this.nGramWidths.forEach(p=>{c+=this.getNumNGrams(a,p)}),this.preserveShort&&a>0&&c===0&&(c=1),i[l]=i[l-1]+c}let u=new Array(i[s]);for(let l=0;l<s;++l){let a=e[l],c=i[l];if(this.nGramWidths.forEach(p=>{let m=e[l+1]-e[l],f=this.getNumNGrams(m,p);this.createNGrams(t,a,u,c,f,p),c+=f}),this.preserveShort&&c===i[l]){let p=e[l+1]-e[l];if(p===0)continue;let m=p+2*this.padWidth;this.createNGrams(t,a,u,c,1,m)}}return[u,i]}};function la(n,t,e,r,o,s,i,u){return new tc(e,r,o,s,i,u).compute(n,t)}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function lS(n,t,e,r){if(!n.length)return;if(t.length===0){for(let s=0;s<n.length;++s)r.push(n.subarray(s,s+1));return}if(t.length===1){let s=t[0],i=n.indexOf(s);for(;i!==-1;){let u=n.subarray(0,i);(!e||u.length!==0)&&r.push(u),n=n.subarray(i+1),i=n.indexOf(s)}(!e||n.length!==0)&&r.push(n);return}let o=0;for(let s=0;s<n.length+1;s++)if(s===n.length||t.indexOf(n[s])!==-1){let i=n.subarray(o,s);(!e||i.length!==0)&&r.push(i),o=s+1}}function ca(n,t,e){let r=n.length,o=[],s=0,i=0,u=new Array(r);for(let m=0;m<r;++m){let f=o.length;lS(n[m],t,e,o);let d=o.length-f;u[m]=d,s+=d,i=Math.max(i,d)}let l=_.getArrayFromDType("int32",s*2),a=new Array(s),c=[r,i],p=0;for(let m=0;m<r;++m)for(let f=0;f<u[m];++f)l[p*2]=m,l[p*2+1]=f,a[p]=o[p],++p;return[l,a,c]}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function pa(n,t){let e=_.getArrayFromDType("int32",n.length);for(let r=0;r<n.length;++r)e[r]=_.fingerPrint64(n[r]).modulo(t).getLowBitsUnsigned();return e}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ma(n,t,e,r){let o=_.parseAxisParam(t,e)[0],s=[1,e[0],1];for(let d=0;d<o;d++)s[0]*=e[d];s[1]=e[o];for(let d=o+1;d<e.length;d++)s[2]*=e[d];let i=new Map,u=new Int32Array(e[o]),l=new Pe(s,r,n),a=[],c=s[0]===1&&s[2]===1;for(let d=0;d<e[o];d++){let h;if(c)h=n[d].toString();else{let w=[];for(let I=0;I<s[0];I++)for(let y=0;y<s[2];y++)w.push(l.get(I,d,y));h=w.join(",")}let b=i.get(h);if(b!=null)u[d]=b;else{let w=i.size;i.set(h,w),u[d]=w,a.push(d)}}let p=s.slice();p[1]=i.size;let m=new Pe(p,r);a.forEach((d,h)=>{for(let b=0;b<s[0];b++)for(let w=0;w<s[2];w++)m.set(l.get(b,d,w),b,h,w)});let f=e.slice();return f[o]=p[1],{outputValues:m.values,outputShape:f,indices:u}}/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 *//**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 *//**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function te(n){let{inputs:{x:t},attrs:{begin:e,size:r},backend:o}=n,[s,i]=Ht.parseSliceParams(t,e,r),u=Ht.isSliceContinous(t.shape,s,i),l=o.readSync(t.dataId),a=o.makeOutput(i,t.dtype),c=_.computeStrides(t.shape),p=o.dataIdMap.get(a.dataId);if(u){let d=Ht.computeFlatOffset(s,c);return t.dtype==="string"?p.stringBytes=l.slice(d,d+_.sizeFromShape(i)):o.typedArrayFromHeap(a).set(l.subarray(d,d+_.sizeFromShape(i))),a}if(t.dtype==="string"){let d=_r(l,s,i,t.shape,t.dtype);return p.stringBytes=d,a}let m=o.typedArrayFromHeap(a),f=t.shape.length;if(f===2)cS(l,c[0],m,s,i);else if(f===3)pS(l,c[0],c[1],m,s,i);else if(f===4)mS(l,c[0],c[1],c[2],m,s,i);else{let d=_r(l,s,i,t.shape,t.dtype);m.set(d)}return a}function cS(n,t,e,r,o){let s=0,i=r[0],u=r[1],l=i+o[0];for(let a=i;a<l;a++){let c=a*t+u;e.set(n.subarray(c,c+o[1]),s),s+=o[1]}}function pS(n,t,e,r,o,s){let i=0,u=o[0],l=o[1],a=o[2],c=u+s[0],p=l+s[1];for(let m=u;m<c;m++)for(let f=l;f<p;f++){let d=m*t+f*e+a;r.set(n.subarray(d,d+s[2]),i),i+=s[2]}}function mS(n,t,e,r,o,s,i){let u=0,l=s[0],a=s[1],c=s[2],p=l+i[0],m=a+i[1],f=c+i[2],d=s[3];for(let h=l;h<p;h++)for(let b=a;b<m;b++)for(let w=c;w<f;w++){let I=h*t+b*e+w*r+d;o.set(n.subarray(I,I+i[3]),u),u+=i[3]}}var xd={kernelName:Ku,backendName:"wasm",kernelFunc:te};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function fS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{blockShape:s,crops:i}=r,u=s.reduce((w,I)=>w*I),l=v.getReshaped(o.shape,s,u),a=v.getPermuted(l.length,s.length),c=v.getReshapedPermuted(o.shape,s,u),p=v.getSliceBeginCoords(i,s.length),m=v.getSliceSize(c,i,s.length),f=ft({inputs:{x:o},backend:e,attrs:{shape:l}}),d=Jt({inputs:{x:f},backend:e,attrs:{perm:a}}),h=ft({inputs:{x:d},backend:e,attrs:{shape:c}}),b=te({inputs:{x:h},backend:e,attrs:{begin:p,size:m}});return e.disposeData(f.dataId),e.disposeData(d.dataId),e.disposeData(h.dataId),b}var _d={kernelName:tp,backendName:"wasm",kernelFunc:fS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Id;function dS(n){Id=n.wasm.cwrap(du,null,["number","number","boolean","number","number","number"])}function hS(n){let{backend:t,inputs:e,attrs:r}=n,{x:o,weights:s}=e,{size:i}=r,u=s.shape.reduce((p,m)=>p*m,1)!==0,l=o.shape.length===1?[i]:[o.shape[0],i],a=t.makeOutput(l,s.dtype);function c(p){return t.dataIdMap.get(p.dataId).id}return Id(c(o),i,u,c(s),P[s.dtype],c(a)),a}var Sd={kernelName:du,backendName:"wasm",setupFunc:dS,kernelFunc:hS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var gS=!0,vd=Z(ep,gS);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function yS(n){let{inputs:t,backend:e}=n,{s0:r,s1:o}=t,s=e.typedArrayFromHeap(r),i=e.typedArrayFromHeap(o),u=v.assertAndGetBroadcastShape(Array.from(s),Array.from(i));return e.makeOutput([u.length],"int32",void 0,new Int32Array(u))}var kd={kernelName:np,backendName:"wasm",kernelFunc:yS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Ot(n){let{inputs:{x:t},attrs:{dtype:e},backend:r}=n,o=r.makeOutput(t.shape,e),s=r.typedArrayFromHeap(t);return r.typedArrayFromHeap(o).set(s),o}var Ad={kernelName:_n,backendName:"wasm",kernelFunc:Ot};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Md=T(rp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ed;function bS(n){Ed=n.wasm.cwrap(hu,null,["number","number","number","number"])}function wS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{clipValueMin:s,clipValueMax:i}=r,u=e.dataIdMap.get(o.dataId).id,l=e.makeOutput(o.shape,o.dtype),a=e.dataIdMap.get(l.dataId).id;return Ed(u,s,i,a),l}var Fd={kernelName:hu,backendName:"wasm",setupFunc:bS,kernelFunc:wS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function ec(n){let{inputs:t,backend:e}=n,r=_.parseAxisParam(n.attrs.axis,t[0].shape)[0],o=t.map(f=>f.shape);v.assertParamsConsistent(o,r);let s=v.computeOutShape(t.map(f=>f.shape),r),i=t.filter(f=>_.sizeFromShape(f.shape)>0);if(i.length===1)return rn({inputs:{x:i[0]},backend:e});let u=e.makeOutput(s,t[0].dtype);if(_.sizeFromShape(s)===0)return u;if(i[0].dtype==="string"){let f=i.map(y=>{let D=[-1,_.sizeFromShape(y.shape.slice(r))];return ft({inputs:{x:y},backend:e,attrs:{shape:D}})}),d=f.map(y=>({vals:e.readSync(y.dataId),shape:y.shape}));s=v.computeOutShape(f.map(y=>y.shape),1);let h=f[0].shape[0]===1,b=ia(d,s,t[0].dtype,h),w=v.computeOutShape(i.map(y=>y.shape),r);u.shape=w;let I=e.dataIdMap.get(u.dataId);return I.stringBytes=v.fromStringArrayToUint8(b),f.forEach(y=>e.disposeData(y.dataId)),u}let l=_.sizeFromShape(i[0].shape.slice(0,r)),a=0,c=i.map(f=>{let d=_.sizeFromShape(f.shape.slice(r));return a+=d,d}),p=i.map(f=>e.typedArrayFromHeap(f)),m=e.typedArrayFromHeap(u);for(let f=0;f<l;f++){let d=f*a;for(let h=0;h<p.length;h++){let b=c[h],w=f*b,I=p[h].subarray(w,w+b);m.set(I,d),d+=b}}return u}var Dd={kernelName:yo,backendName:"wasm",kernelFunc:ec};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Nd;function xS(n){Nd=n.wasm.cwrap(Qn,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function _S(n){let{inputs:t,attrs:e,backend:r}=n,{x:o,filter:s}=t,i=r.dataIdMap.get(o.dataId).id,u=r.dataIdMap.get(s.dataId).id,{strides:l,dilations:a,pad:c,dimRoundingMode:p,dataFormat:m}=e,f=v.convertConv2DDataFormat(m),d=v.computeConv2DInfo(o.shape,s.shape,l,a,c,p,!1,f),h=d.filterHeight,b=d.filterWidth,w=d.padInfo.top,I=d.padInfo.right,y=d.padInfo.bottom,k=d.padInfo.left,D=d.dilationHeight,$=d.dilationWidth,W=d.strideHeight,j=d.strideWidth,G=d.inChannels,X=d.outChannels,Y=d.padInfo.type==="SAME"?1:0;if(d.dataFormat!=="channelsLast")throw new Error(`wasm backend Conv2D does not support dataFormat:'${d.dataFormat}'. Please use 'channelsLast'.`);let et=r.makeOutput(d.outShape,"float32"),at=r.dataIdMap.get(et.dataId).id;return Nd(i,o.shape[0],o.shape[1],o.shape[2],u,h,b,w,I,y,k,Y,D,$,W,j,G,X,at),et}var Cd={kernelName:Qn,backendName:"wasm",setupFunc:xS,kernelFunc:_S};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Td;function IS(n){Td=n.wasm.cwrap(gu,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function SS(n){let{backend:t,inputs:e,attrs:r}=n,{dy:o,filter:s}=e,{strides:i,pad:u,dataFormat:l,dimRoundingMode:a,inputShape:c}=r,p=1,m=v.convertConv2DDataFormat(l),f=v.computeConv2DInfo(c,s.shape,i,p,u,a,!1,m),{batchSize:d,filterHeight:h,filterWidth:b,inChannels:w,inHeight:I,inWidth:y,outChannels:k,outHeight:D,outWidth:$,strideHeight:W,strideWidth:j}=f,G=h-1-f.padInfo.top,X=b-1-f.padInfo.left,Y=f.dataFormat==="channelsLast",et=_.computeStrides(f.inShape),at=_.computeStrides(o.shape),[xt,_t,qt]=_.computeStrides(s.shape),pt=et[0],ve=Y?et[1]:et[2],ke=Y?et[2]:1,ee=Y?1:et[1],me=at[0],bt=Y?at[1]:at[2],wt=Y?at[2]:1,rt=Y?1:at[1],Ae=t.makeOutput(f.inShape,"float32"),ie=t.dataIdMap.get(Ae.dataId).id,fe=t.dataIdMap.get(o.dataId).id,Ln=t.dataIdMap.get(s.dataId).id;return Td(fe,Ln,d,h,b,I,y,w,D,$,k,W,j,G,X,xt,_t,qt,pt,ve,ke,ee,me,bt,wt,rt,ie),Ae}var Rd={kernelName:gu,backendName:"wasm",setupFunc:IS,kernelFunc:SS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Pd;function vS(n){Pd=n.wasm.cwrap(yu,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function kS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,filter:s}=t,{strides:i,pad:u,dilations:l}=r;if(o.dtype!=="float32")throw new Error(`Tensor x must have dtype float32, got ${o.dtype}`);if(s.dtype!=="float32")throw new Error(`Tensor filter must have dtype float32, got ${s.dtype}`);let a=v.computeConv3DInfo(o.shape,s.shape,i,l,u),c=e.makeOutput(a.outShape,o.dtype);return Pd(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(c.dataId).id,a.batchSize,a.inDepth,a.inHeight,a.inWidth,a.inChannels,a.outDepth,a.outHeight,a.outWidth,a.outChannels,a.strideDepth,a.strideHeight,a.strideWidth,a.dilationDepth,a.dilationHeight,a.dilationWidth,a.filterDepth,a.filterHeight,a.filterWidth,a.padInfo.front,a.padInfo.top,a.padInfo.left),c}var Bd={kernelName:yu,backendName:"wasm",setupFunc:vS,kernelFunc:kS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Od;function AS(n){Od=n.wasm.cwrap(bu,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function MS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,dy:s}=t,{strides:i,pad:u,filterShape:l}=r;if(o.dtype!=="float32")throw new Error(`Tensor dy must have dtype float32, got ${o.dtype}`);if(s.dtype!=="float32")throw new Error(`Tensor filter must have dtype float32, got ${s.dtype}`);let a=v.computeConv3DInfo(o.shape,l,i,1,u),c=e.makeOutput(a.filterShape,s.dtype);return Od(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(c.dataId).id,a.batchSize,a.inDepth,a.inHeight,a.inWidth,a.inChannels,a.outDepth,a.outHeight,a.outWidth,a.outChannels,a.strideDepth,a.strideHeight,a.strideWidth,a.dilationDepth,a.dilationHeight,a.dilationWidth,a.filterDepth,a.filterHeight,a.filterWidth,a.padInfo.front,a.padInfo.top,a.padInfo.left),c}var Ld={kernelName:bu,backendName:"wasm",setupFunc:AS,kernelFunc:MS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var $d;function ES(n){$d=n.wasm.cwrap(wu,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function FS(n){let{inputs:t,backend:e,attrs:r}=n,{dy:o,filter:s}=t,{pad:i,strides:u,inputShape:l}=r;if(o.dtype!=="float32")throw new Error(`Tensor dy must have dtype float32, got ${o.dtype}`);if(s.dtype!=="float32")throw new Error(`Tensor filter must have dtype float32, got ${s.dtype}`);let a=v.computeConv3DInfo(l,s.shape,u,1,i),c=e.makeOutput(a.inShape,o.dtype);return $d(e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(c.dataId).id,a.batchSize,a.inDepth,a.inHeight,a.inWidth,a.inChannels,a.outDepth,a.outHeight,a.outWidth,a.outChannels,a.strideDepth,a.strideHeight,a.strideWidth,a.dilationDepth,a.dilationHeight,a.dilationWidth,a.filterDepth,a.filterHeight,a.filterWidth,a.padInfo.front,a.padInfo.top,a.padInfo.left),c}var Wd={kernelName:wu,backendName:"wasm",setupFunc:ES,kernelFunc:FS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ud=T("Cos");/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Gd=T(ap);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var nc;(function(n){n[n.bilinear=0]="bilinear",n[n.nearest=1]="nearest"})(nc||(nc={}));var zd;function NS(n){zd=n.wasm.cwrap(Iu,null,["number","number","number","number","array","number","number","number","number","number"])}function CS(n){let{backend:t,inputs:e,attrs:r}=n,{method:o,extrapolationValue:s,cropSize:i}=r,{image:u,boxes:l,boxInd:a}=e,c=l.shape[0],[p,m]=i,f=[c,p,m,u.shape[3]],d=t.dataIdMap.get(u.dataId),h;u.dtype!=="float32"&&(h=Ot({backend:t,inputs:{x:u},attrs:{dtype:"float32"}}),d=t.dataIdMap.get(h.dataId));let b=d.id,w=t.dataIdMap.get(l.dataId).id,I=t.dataIdMap.get(a.dataId).id,y=t.makeOutput(f,"float32"),k=t.dataIdMap.get(y.dataId).id,D=new Uint8Array(new Int32Array(u.shape).buffer);return zd(b,w,I,c,D,p,m,nc[o],s,k),h!=null&&t.disposeData(h.dataId),y}var Hd={kernelName:Iu,backendName:"wasm",setupFunc:NS,kernelFunc:CS};/**
 * @license
 * Copyright 2022 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Vd;function TS(n){Vd=n.wasm.cwrap(xu,null,["number","number","number","number","number","number"])}function RS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{axis:s,exclusive:i,reverse:u}=r,l=o.shape.length;_.assert(o.dtype==="float32"||o.dtype==="int32",()=>`cumprod does not support ${o.dtype} tensors in the WASM backend`);let a=v.getAxesPermutation([s],l),c=o;a!==null&&(c=Jt({inputs:{x:o},attrs:{perm:a},backend:e}));let p=v.getInnerMostAxes(1,l)[0];v.assertAxesAreInnerMostDims("cumprod",[p],l);let m=e.makeOutput(c.shape,c.dtype),f=c.shape[p],d=e.dataIdMap.get(c.dataId).id,h=e.dataIdMap.get(m.dataId).id;Vd(d,i?1:0,u?1:0,f,h,P[o.dtype]);let b=m;if(a!==null){let w=v.getUndoAxesPermutation(a);b=Jt({inputs:{x:m},attrs:{perm:w},backend:e}),e.disposeData(c.dataId),e.disposeData(m.dataId)}return b}var qd={kernelName:xu,backendName:"wasm",setupFunc:TS,kernelFunc:RS};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var jd;function PS(n){jd=n.wasm.cwrap(_u,null,["number","number","number","number","number","number"])}function BS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{axis:s,exclusive:i,reverse:u}=r,l=o.shape.length;_.assert(o.dtype==="float32"||o.dtype==="int32",()=>`cumsum does not support ${o.dtype} tensors in the WASM backend`);let a=v.getAxesPermutation([s],l),c=o;a!==null&&(c=Jt({inputs:{x:o},attrs:{perm:a},backend:e}));let p=v.getInnerMostAxes(1,l)[0];v.assertAxesAreInnerMostDims("cumsum",[p],l);let m=e.makeOutput(c.shape,c.dtype),f=c.shape[p],d=e.dataIdMap.get(c.dataId).id,h=e.dataIdMap.get(m.dataId).id;jd(d,i?1:0,u?1:0,f,h,P[o.dtype]);let b=m;if(a!==null){let w=v.getUndoAxesPermutation(a);b=Jt({inputs:{x:m},attrs:{perm:w},backend:e}),e.disposeData(c.dataId),e.disposeData(m.dataId)}return b}var Kd={kernelName:_u,backendName:"wasm",setupFunc:PS,kernelFunc:BS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Xd;function OS(n){Xd=n.wasm.cwrap("DenseBincount",null,["number","array","number","number","boolean","number","number","boolean","number"])}function LS(n){let{backend:t,inputs:e,attrs:r}=n,{x:o,weights:s}=e,{size:i,binaryOutput:u}=r,l=s.shape.reduce((m,f)=>m*f,1)!==0,a=o.shape.length===1?[i]:[o.shape[0],i],c=t.makeOutput(a,s.dtype);function p(m){return t.dataIdMap.get(m.dataId).id}return Xd(p(o),new Uint8Array(new Int32Array(o.shape).buffer),o.shape.length,i,l,p(s),P[s.dtype],u,p(c)),c}var Jd={kernelName:sp,backendName:"wasm",setupFunc:OS,kernelFunc:LS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Zd;function $S(n){Zd=n.wasm.cwrap(Su,null,["number","number","number","array","number","array","array","number","number"])}function WS(n){let{backend:t,inputs:e,attrs:r}=n,{x:o}=e,{blockSize:s,dataFormat:i}=r,u=o.shape[0],l=i==="NHWC"?o.shape[1]:o.shape[2],a=i==="NHWC"?o.shape[2]:o.shape[3],c=i==="NHWC"?o.shape[3]:o.shape[1],p=l*s,m=a*s,f=c/(s*s),d=i==="NHWC"?[u,p,m,f]:[u,f,p,m],h=t.makeOutput(d,"float32"),w=t.dataIdMap.get(o.dataId).id,I=new Uint8Array(new Int32Array(_.computeStrides(o.shape)).buffer),y=new Uint8Array(new Int32Array(d).buffer),k=new Uint8Array(new Int32Array(_.computeStrides(d)).buffer),D=t.dataIdMap.get(h.dataId).id;return Zd(w,s,i==="NHWC"?1:0,I,o.shape.length-1,y,k,d.length,D),h}var Yd={kernelName:Su,backendName:"wasm",setupFunc:$S,kernelFunc:WS};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Qd;function US(n){Qd=n.wasm.cwrap(tr,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function GS(n){let{inputs:t,attrs:e,backend:r}=n,{x:o,filter:s}=t,i=r.dataIdMap.get(o.dataId).id,u=r.dataIdMap.get(s.dataId).id,{strides:l,dilations:a,pad:c,dimRoundingMode:p}=e,m=a??[1,1],f=v.computeConv2DInfo(o.shape,s.shape,l,m,c,p,!0),d=f.filterHeight,h=f.filterWidth,b=f.padInfo.top,w=f.padInfo.right,I=f.padInfo.bottom,y=f.padInfo.left,k=f.dilationHeight,D=f.dilationWidth,$=f.strideHeight,W=f.strideWidth,j=f.inChannels,G=f.outChannels,X=f.padInfo.type==="SAME"?1:0;if(f.dataFormat!=="channelsLast")throw new Error(`wasm backend DepthwiseConv2dNative does not support dataFormat:'${f.dataFormat}'. Please use 'channelsLast'.`);let Y=r.makeOutput(f.outShape,"float32"),et=r.dataIdMap.get(Y.dataId).id;return Qd(i,o.shape[0],o.shape[1],o.shape[2],u,d,h,b,w,I,y,X,k,D,$,W,j,G,et),Y}var th={kernelName:tr,backendName:"wasm",setupFunc:US,kernelFunc:GS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var eh;function zS(n){eh=n.wasm.cwrap("Diag",null,["number","number","number","number"])}function HS(n){let{inputs:t,backend:e}=n,{x:r}=t,o=_.sizeFromShape(r.shape),s=e.makeOutput([...r.shape,...r.shape],r.dtype);return eh(e.dataIdMap.get(r.dataId).id,P[r.dtype],o,e.dataIdMap.get(s.dataId).id),s}var nh={kernelName:ip,backendName:"wasm",setupFunc:zS,kernelFunc:HS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var rh;function VS(n){rh=n.wasm.cwrap(vu,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function qS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,filter:s}=t,{strides:i,pad:u,dilations:l}=r;if(o.dtype!==s.dtype)throw new Error(`Dilation2D error: x must have the same dtype as filter. Got ${o.dtype} and ${s.dtype}`);let a=v.computeDilation2DInfo(o.shape,s.shape,i,u,"NHWC",l),c=e.makeOutput(a.outShape,o.dtype);return rh(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(c.dataId).id,P[o.dtype],a.batchSize,a.inChannels,a.inHeight,a.inWidth,a.outHeight,a.outWidth,a.strideHeight,a.strideWidth,a.dilationHeight,a.dilationWidth,a.filterHeight,a.filterWidth,a.padInfo.top,a.padInfo.left),c}var oh={kernelName:vu,backendName:"wasm",setupFunc:VS,kernelFunc:qS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ah;function jS(n){ah=n.wasm.cwrap(Au,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function KS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,filter:s,dy:i}=t,{strides:u,pad:l,dilations:a}=r;if(o.dtype!==s.dtype||o.dtype!==i.dtype)throw new Error(`Dilation2DBackpropFilter error: x must have the same dtype as filter and dy. Got ${o.dtype}, ${s.dtype}, and ${i.dtype}`);let c=v.computeDilation2DInfo(o.shape,s.shape,u,l,"NHWC",a),p=e.makeOutput(s.shape,s.dtype);return ah(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(i.dataId).id,e.dataIdMap.get(p.dataId).id,P[o.dtype],c.batchSize,c.inChannels,c.inHeight,c.inWidth,c.outHeight,c.outWidth,c.strideHeight,c.strideWidth,c.dilationHeight,c.dilationWidth,c.filterHeight,c.filterWidth,c.padInfo.top,c.padInfo.left),p}var sh={kernelName:Au,backendName:"wasm",setupFunc:jS,kernelFunc:KS};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ih;function XS(n){ih=n.wasm.cwrap(ku,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function JS(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,filter:s,dy:i}=t,{strides:u,pad:l,dilations:a}=r;if(o.dtype!==s.dtype||o.dtype!==i.dtype)throw new Error(`Dilation2DBackpropInput error: x must have the same dtype as filter and dy. Got ${o.dtype}, ${s.dtype}, and ${i.dtype}`);let c=v.computeDilation2DInfo(o.shape,s.shape,u,l,"NHWC",a),p=e.makeOutput(o.shape,o.dtype);return ih(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(i.dataId).id,e.dataIdMap.get(p.dataId).id,P[o.dtype],c.batchSize,c.inChannels,c.inHeight,c.inWidth,c.outHeight,c.outWidth,c.strideHeight,c.strideWidth,c.dilationHeight,c.dilationWidth,c.filterHeight,c.filterWidth,c.padInfo.top,c.padInfo.left),p}var uh={kernelName:ku,backendName:"wasm",setupFunc:XS,kernelFunc:JS};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var lh=T("Elu");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ch;function ZS(n){ch=n.wasm.cwrap(Mu,null,["number","number","number"])}function YS(n){let{inputs:t,backend:e}=n,{dy:r,y:o}=t,s=e.makeOutput(o.shape,"float32"),i=u=>e.dataIdMap.get(u.dataId).id;return ch(i(o),i(r),i(s)),s}var ph={kernelName:Mu,backendName:"wasm",setupFunc:ZS,kernelFunc:YS};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var QS=!1,mh=Z(up,QS,"bool");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var fh=T("Erf");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var dh=T("Exp","float32");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function fa(n){let{inputs:t,attrs:e,backend:r}=n,{input:o}=t,{dim:s}=e,i=o.shape.length,u=o.shape.slice(),l=s;return s<0&&(_.assert(-(i+1)<=s,()=>`Axis must be in the interval [${-(i+1)}, ${i}]`),l=i+s+1),u.splice(l,0,1),ft({inputs:{x:o},backend:r,attrs:{shape:u}})}var hh={kernelName:lp,backendName:"wasm",kernelFunc:fa};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var gh=T(cp,"float32");/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function rc(n){let{attrs:{shape:t,value:e},backend:r}=n,{attrs:{dtype:o}}=n;o=o||_.inferDtype(e);let s=r.makeOutput(t,o);return r.typedArrayFromHeap(s).fill(e),s}var yh={kernelName:wo,backendName:"wasm",kernelFunc:rc};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var bh;function nv(n){bh=n.wasm.cwrap(Eu,null,["number","number","number","number","number","number"])}function rv(n){let{inputs:t,backend:e}=n,{image:r}=t,o=e.makeOutput(r.shape,r.dtype),s=e.dataIdMap.get(r.dataId).id,i=e.dataIdMap.get(o.dataId).id,[u,l,a,c]=r.shape;return bh(s,u,l,a,c,i),o}var wh={kernelName:Eu,backendName:"wasm",kernelFunc:rv,setupFunc:nv};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var xh=T(pp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ov=!1,_h=Z(xo,ov);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ih;function av(n){Ih=n.wasm.cwrap(Fu,null,["number","number","number","number","number","number","number"])}function sv(n){let{backend:t,inputs:e,attrs:r}=n,{varianceEpsilon:o}=r,{x:s,mean:i,variance:u,offset:l,scale:a}=e,c=t.dataIdMap.get(s.dataId).id,p=t.dataIdMap.get(i.dataId).id,m=t.dataIdMap.get(u.dataId).id,f=l!=null?t.dataIdMap.get(l.dataId).id:0,d=a!=null?t.dataIdMap.get(a.dataId).id:0,h=t.makeOutput(s.shape,s.dtype);if(_.sizeFromShape(s.shape)===0)return h;let b=t.dataIdMap.get(h.dataId).id;return Ih(c,p,m,f,d,o,b),h}var Sh={kernelName:Fu,backendName:"wasm",setupFunc:av,kernelFunc:sv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var vh;function iv(n){vh=n.wasm.cwrap(ol,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function uv(n){let{inputs:t,attrs:e,backend:r}=n,{x:o,filter:s,bias:i,preluActivationWeights:u}=t,{strides:l,pad:a,dilations:c,dataFormat:p,dimRoundingMode:m,activation:f,leakyreluAlpha:d}=e,h=v.computeConv2DInfo(o.shape,s.shape,l,c,a,m),b=Oe[f];if(b==null)throw new Error(`${f} activation not yet supported for FusedConv2D in the wasm backend.`);let w=r.dataIdMap.get(o.dataId).id,I=r.dataIdMap.get(s.dataId).id,y=h.outChannels,k=0;if(i!=null){let wt=r.dataIdMap.get(i.dataId);if(wt.shape.length!==1)throw new Error(`FusedConv2D only supports rank-1 bias but got rank ${wt.shape.length}.`);if(wt.shape[0]!==y)throw new Error(`FusedConv2D bias shape (${wt.shape}) does not match the number of output channels (${y})`);k=wt.id}let D=h.filterHeight,$=h.filterWidth,W=h.padInfo.top,j=h.padInfo.right,G=h.padInfo.bottom,X=h.padInfo.left,Y=h.dilationHeight,et=h.dilationWidth,at=h.strideHeight,xt=h.strideWidth,_t=h.inChannels,qt=h.padInfo.type==="SAME"?1:0,pt=h.batchSize,ve=h.inHeight,ke=h.inWidth;if(p!=="NHWC")throw new Error(`wasm backend FusedConv2D does not support dataFormat:'${p}'. Please use 'NHWC'.`);let ee=r.makeOutput(h.outShape,"float32"),me=r.dataIdMap.get(ee.dataId).id,bt=u==null?0:r.dataIdMap.get(u.dataId).id;return vh(w,pt,ve,ke,I,D,$,k,W,j,G,X,qt,Y,et,at,xt,_t,y,b,bt,d||0,me),ee}var kh={kernelName:ol,backendName:"wasm",setupFunc:iv,kernelFunc:uv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ah;function lv(n){Ah=n.wasm.cwrap(al,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function cv(n){let{inputs:t,attrs:e,backend:r}=n,{x:o,filter:s,bias:i,preluActivationWeights:u}=t,{strides:l,pad:a,dilations:c,dataFormat:p,dimRoundingMode:m,activation:f,leakyreluAlpha:d}=e,h=v.computeConv2DInfo(o.shape,s.shape,l,c,a,m,!0),b=Oe[f];if(b==null)throw new Error(`${f} activation not yet supported for FusedDepthwiseConv2D in the wasm backend.`);let w=r.dataIdMap.get(o.dataId).id,I=r.dataIdMap.get(s.dataId).id,y=h.outChannels,k=0;if(i!=null){let wt=r.dataIdMap.get(i.dataId);if(wt.shape.length!==1)throw new Error(`FusedDepthwiseConv2D only supports rank-1 bias but got rank ${wt.shape.length}.`);if(wt.shape[0]!==y)throw new Error(`FusedDepthwiseConv2D bias shape (${wt.shape}) does not match the number of output channels (${y})`);k=wt.id}let D=h.filterHeight,$=h.filterWidth,W=h.padInfo.top,j=h.padInfo.right,G=h.padInfo.bottom,X=h.padInfo.left,Y=h.dilationHeight,et=h.dilationWidth,at=h.strideHeight,xt=h.strideWidth,_t=h.inChannels,qt=h.padInfo.type==="SAME"?1:0,pt=h.batchSize,ve=h.inHeight,ke=h.inWidth;if(p!=="NHWC")throw new Error(`wasm backend FusedDepthwiseConv2D does not support dataFormat:'${p}'. Please use 'NHWC'.`);let ee=r.makeOutput(h.outShape,"float32"),me=r.dataIdMap.get(ee.dataId).id,bt=u==null?0:r.dataIdMap.get(u.dataId).id;return Ah(w,pt,ve,ke,I,D,$,k,W,j,G,X,qt,Y,et,at,xt,_t,y,b,bt,d||0,me),ee}var Mh={kernelName:al,backendName:"wasm",setupFunc:lv,kernelFunc:cv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Eh;function pv(n){Eh=n.wasm.cwrap(Du,null,["number","number","number","number","number","number","array","number"])}function mv(n){let{backend:t,inputs:e}=n,{params:r,indices:o}=e,[s,i,u,l]=oa.prepareAndValidate(r,o),a=t.makeOutput(s,r.dtype);if(i===0)return a;let c=o.shape,p=c[c.length-1],f=t.dataIdMap.get(r.dataId).id,h=t.dataIdMap.get(o.dataId).id,b=new Uint8Array(new Int32Array(l).buffer),w=t.dataIdMap.get(a.dataId).id;return Eh(f,P[r.dtype],h,i,p,u,b,w),a}var Fh={kernelName:Du,backendName:"wasm",setupFunc:pv,kernelFunc:mv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Dh;function fv(n){Dh=n.wasm.cwrap("Gather",null,["number","number","array","number","number","number","array","number"])}function dv(n){let{backend:t,inputs:e,attrs:r}=n,{x:o,indices:s}=e,{axis:i,batchDims:u}=r,l=_.parseAxisParam(i,o.shape)[0],a=t.readSync(s.dataId),c=o.shape[l];for(let G=0;G<a.length;++G){let X=a[G];_.assert(X<=c-1&&X>=0,()=>`GatherV2: the index value ${X} is not in [0, ${c-1}]`)}let p=v.segment_util.collectGatherOpShapeInfo(o,s,l,u),m=ft({inputs:{x:o},attrs:{shape:[p.batchSize,p.outerSize,p.dimSize,p.sliceSize]},backend:t}),f=_.sizeFromShape(s.shape),d=ft({inputs:{x:s},attrs:{shape:[p.batchSize,f/p.batchSize]},backend:t}),h=[p.batchSize,p.outerSize,f/p.batchSize,p.sliceSize],b=t.makeOutput(h,o.dtype);if(_.sizeFromShape(o.shape)===0)return b;let w=m.shape.length-1,y=t.dataIdMap.get(m.dataId).id,D=t.dataIdMap.get(d.dataId).id,$=t.dataIdMap.get(b.dataId).id,W=new Uint8Array(new Int32Array(_.computeStrides(m.shape)).buffer),j=new Uint8Array(new Int32Array(_.computeStrides(h)).buffer);return Dh(y,P[o.dtype],W,w,D,p.batchSize,j,$),t.disposeData(m.dataId),t.disposeData(d.dataId),b.shape=p.outputShape,b}var Nh={kernelName:mp,backendName:"wasm",setupFunc:fv,kernelFunc:dv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var hv=!1,Ch=Z(fp,hv,"bool");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var gv=!1,Th=Z(dp,gv,"bool");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Rh=T(hp,"bool");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ph=T(gp,"bool");/**
 * @license
 * Copyright 2022 The TensorFlow Authors. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the License);
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an AS IS BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Bh=T(yp,"bool");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Oh;function yv(n){Oh=n.wasm.cwrap(er,null,["number","number","number","number"])}function bv(n){let{inputs:{x:t},attrs:{alpha:e},backend:r}=n,o=r.dataIdMap.get(t.dataId).id,s=r.makeOutput(t.shape,"float32");if(_.sizeFromShape(t.shape)!==0){let i=r.dataIdMap.get(s.dataId).id;Oh(o,P[t.dtype],e,i)}return s}var Lh={kernelName:er,backendName:"wasm",setupFunc:yv,kernelFunc:bv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var wv=!1,$h=Z(bp,wv,"bool");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var xv=!1,Wh=Z(wp,xv,"bool");/**
 * @license
 * Copyright 2023 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Uh;function _v(n){Uh=n.wasm.cwrap(Nu,null,["number","number","number","number"])}function Iv(n){let{attrs:t,backend:e}=n,{start:r,stop:o,num:s}=t,i=Math.floor(s),u=e.makeOutput([i],"float32");return Uh(e.dataIdMap.get(u.dataId).id,r,o,i),u}var Gh={kernelName:Nu,backendName:"wasm",setupFunc:_v,kernelFunc:Iv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var zh=T("Log");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Hh=T(xp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var vv=!1,Vh=Z(_p,vv,"bool");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var qh=T(Ip);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var kv=!1,jh=Z(Sp,kv,"bool");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Av=!1,Kh=Z(vp,Av,"bool");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Jh;function Mv(n){Jh=n.wasm.cwrap("LRN",null,["number","number","number","number","number","number","number"])}function Ev(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{depthRadius:s,bias:i,alpha:u,beta:l}=r;if(o.dtype!=="float32")throw new Error("LRN error: x must have dtype float32");let a=e.makeOutput(o.shape,o.dtype);return Jh(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(a.dataId).id,o.shape[3],s,i,u,l),a}var Zh={kernelName:"LRN",backendName:"wasm",setupFunc:Mv,kernelFunc:Ev};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Yh;function Fv(n){Yh=n.wasm.cwrap(Cu,null,["number","number","number","number","number","number","number","number","number"])}function Dv(n){let{inputs:t,backend:e,attrs:r}=n,{x:o,y:s,dy:i}=t,{depthRadius:u,bias:l,alpha:a,beta:c}=r;if(o.dtype!=="float32"||s.dtype!=="float32"||i.dtype!=="float32")throw new Error("LRNGrad error: x, y, and dy must have dtype float32");let p=e.makeOutput(o.shape,o.dtype);return Yh(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(i.dataId).id,e.dataIdMap.get(p.dataId).id,i.shape[3],u,l,a,c),p}var Qh={kernelName:Cu,backendName:"wasm",setupFunc:Fv,kernelFunc:Dv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var eg;function Nv(n){eg=n.wasm.cwrap("Max",null,["number","number","number","number"])}function Cv(n){let{backend:t,inputs:e,attrs:r}=n,{reductionIndices:o,keepDims:s}=r,{x:i}=e,l=t.dataIdMap.get(i.dataId).id,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t);if(f){let y=t.dataIdMap.get(c.dataId).id;a=c,l=y}let d=a.shape.length;v.assertAxesAreInnerMostDims("max",p,d);let[h,b]=v.computeOutAndReduceShapes(a.shape,p),w=_.sizeFromShape(b),I=t.makeOutput(h,i.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;eg(l,P[i.dtype],w,y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var ng={kernelName:"Max",backendName:"wasm",setupFunc:Nv,kernelFunc:Cv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Tv=!1,rg=Z(_o,Tv);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var og;function Rv(n){og=n.wasm.cwrap(nr,null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function Pv(n){let{inputs:t,attrs:e,backend:r}=n,o=t.x,s=r.dataIdMap.get(o.dataId).id;_.assert(o.dtype==="float32",()=>`Error in MaxPool: only float32 input is supported. Got ${o.dtype}.`);let{filterSize:i,strides:u,pad:l,dimRoundingMode:a}=e,c=v.computePool2DInfo(o.shape,i,u,1,l,a),p=c.filterHeight,m=c.filterWidth,f=c.padInfo.top,d=c.padInfo.right,h=c.padInfo.bottom,b=c.padInfo.left,w=c.dilationHeight,I=c.dilationWidth,y=c.strideHeight,k=c.strideWidth,D=c.inChannels,$=c.outChannels;if(c.dataFormat!=="channelsLast")throw new Error(`wasm backend does not support dataFormat:'${c.dataFormat}'. Please use 'channelsLast'.`);let W=r.makeOutput(c.outShape,"float32"),j=r.dataIdMap.get(W.dataId).id;return og(s,o.shape[0],o.shape[1],o.shape[2],p,m,f,d,h,b,w,I,y,k,D,$,j),W}var ag={kernelName:nr,backendName:"wasm",setupFunc:Rv,kernelFunc:Pv};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var sg;function Bv(n){sg=n.wasm.cwrap("MaxPool3D",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function Ov(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{filterSize:s,strides:i,pad:u,dimRoundingMode:l,dataFormat:a}=r,c=v.computePool3DInfo(o.shape,s,i,1,u,l,a),p=e.makeOutput(c.outShape,o.dtype);return sg(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,c.batchSize,c.inChannels,c.inDepth,c.inHeight,c.inWidth,c.outDepth,c.outHeight,c.outWidth,c.strideDepth,c.strideHeight,c.strideWidth,c.dilationDepth,c.dilationHeight,c.dilationWidth,c.effectiveFilterDepth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.front,c.padInfo.top,c.padInfo.left),p}var ig={kernelName:Ap,backendName:"wasm",setupFunc:Bv,kernelFunc:Ov};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ug;function Lv(n){ug=n.wasm.cwrap("MaxPool3DGrad",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function $v(n){let{inputs:t,backend:e,attrs:r}=n,{dy:o,input:s}=t,{filterSize:i,strides:u,pad:l,dimRoundingMode:a}=r,c=v.computePool3DInfo(s.shape,i,u,1,l,a),p=e.makeOutput(s.shape,s.dtype);return ug(e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,c.batchSize,c.inChannels,c.inDepth,c.inHeight,c.inWidth,c.outDepth,c.outHeight,c.outWidth,c.strideDepth,c.strideHeight,c.strideWidth,c.dilationDepth,c.dilationHeight,c.dilationWidth,c.effectiveFilterDepth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.front,c.padInfo.top,c.padInfo.left),p}var lg={kernelName:Mp,backendName:"wasm",setupFunc:Lv,kernelFunc:$v};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var cg;function Wv(n){cg=n.wasm.cwrap("MaxPoolGrad",null,["number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function Uv(n){let{inputs:t,backend:e,attrs:r}=n,{dy:o,input:s}=t,{filterSize:i,strides:u,pad:l,dimRoundingMode:a}=r,c=v.computePool2DInfo(s.shape,i,u,1,l,a),p=e.makeOutput(s.shape,s.dtype);return cg(e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,c.batchSize,c.inChannels,c.inHeight,c.inWidth,c.outHeight,c.outWidth,c.strideHeight,c.strideWidth,c.dilationHeight,c.dilationWidth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.top,c.padInfo.left),p}var pg={kernelName:kp,backendName:"wasm",setupFunc:Wv,kernelFunc:Uv};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var mg;function Gv(n){mg=n.wasm.cwrap("MaxPoolWithArgmax",null,["number","number","number","number","boolean","number","number","number","number","number","number","number","number","number","number","number","number","number","number"])}function zv(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{filterSize:s,strides:i,pad:u,includeBatchInIndex:l}=r;_.assert(o.shape.length===4,()=>`Error in maxPool: input must be rank 4 but got rank ${o.shape.length}.`);let a=[1,1];_.assert(v.eitherStridesOrDilationsAreOne(i,a),()=>`Error in maxPool: Either strides or dilations must be 1. Got strides ${i} and dilations '${a}'`);let c=v.computePool2DInfo(o.shape,s,i,[1,1],u),p=e.makeOutput(c.outShape,o.dtype),m=e.makeOutput(c.outShape,"int32");return mg(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(p.dataId).id,e.dataIdMap.get(m.dataId).id,P[o.dtype],l,c.batchSize,c.inChannels,c.inHeight,c.inWidth,c.outHeight,c.outWidth,c.strideHeight,c.strideWidth,c.dilationHeight,c.dilationWidth,c.effectiveFilterHeight,c.effectiveFilterWidth,c.padInfo.top,c.padInfo.left),[p,m]}var fg={kernelName:Ep,backendName:"wasm",setupFunc:Gv,kernelFunc:zv};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var dg;function Hv(n){dg=n.wasm.cwrap(rr,null,["number, number, number"])}function Vv(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,u=t.dataIdMap.get(i.dataId).id,l=u,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t),d=p;if(f){let k=t.dataIdMap.get(c.dataId).id;k!==u&&(a=c,l=k,d=v.getInnerMostAxes(d.length,a.shape.length))}v.assertAxesAreInnerMostDims("mean",d,a.shape.length);let[h,b]=v.computeOutAndReduceShapes(a.shape,d),w=_.sizeFromShape(b),I=a;a.dtype!=="float32"&&(I=Ot({backend:t,inputs:{x:a},attrs:{dtype:"float32"}}),l=t.dataIdMap.get(I.dataId).id);let y=t.makeOutput(h,"float32");if(_.sizeFromShape(a.shape)!==0){let k=t.dataIdMap.get(y.dataId).id;dg(l,w,k)}if(f&&t.disposeData(c.dataId),s){let k=v.expandShapeToKeepDim(y.shape,m);y.shape=k}return a.dtype!=="float32"&&t.disposeData(I.dataId),y}var hg={kernelName:rr,backendName:"wasm",setupFunc:Hv,kernelFunc:Vv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var yg;function qv(n){yg=n.wasm.cwrap("Min",null,["number","number","number","number"])}function jv(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,u=t.dataIdMap.get(i.dataId).id,l=u,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t);if(f){let y=t.dataIdMap.get(c.dataId).id;y!==u&&(a=c,l=y)}let d=a.shape.length;v.assertAxesAreInnerMostDims("min",p,d);let[h,b]=v.computeOutAndReduceShapes(a.shape,p),w=_.sizeFromShape(b),I=t.makeOutput(h,a.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;yg(l,P[i.dtype],w,y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var bg={kernelName:"Min",backendName:"wasm",setupFunc:qv,kernelFunc:jv};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Kv=!1,wg=Z(Fp,Kv);/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var oc;(function(n){n[n.reflect=0]="reflect",n[n.symmetric=1]="symmetric"})(oc||(oc={}));var xg;function Xv(n){xg=n.wasm.cwrap(Tu,null,["number","array","number","number","array","array","number","number"])}function Jv(n){let{inputs:{x:t},backend:e,attrs:{paddings:r,mode:o}}=n,s=r.map((d,h)=>d[0]+t.shape[h]+d[1]),i=e.dataIdMap.get(t.dataId).id,u=e.makeOutput(s,t.dtype),l=e.dataIdMap.get(u.dataId).id,a=new Uint8Array(new Int32Array(t.shape).buffer),c=r.map(d=>d[0]),p=r.map(d=>d[1]),m=new Uint8Array(new Int32Array(c).buffer),f=new Uint8Array(new Int32Array(p).buffer);return xg(i,a,t.shape.length,P[t.dtype],m,f,oc[o],l),u}var _g={kernelName:Tu,backendName:"wasm",kernelFunc:Jv,setupFunc:Xv};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ig;function Zv(n){Ig=n.wasm.cwrap(sr,null,["number","number","number","number"])}function ac(n){let{backend:t,inputs:{logits:e},attrs:{dim:r}}=n,o=t.dataIdMap.get(e.dataId).id,s=t.makeOutput(e.shape,e.dtype),i=t.dataIdMap.get(s.dataId).id,u=e.shape[r],l=_.sizeFromShape(e.shape)/u;return _.sizeFromShape(s.shape)===0||Ig(o,i,u,l),s}var Sg={kernelName:sr,backendName:"wasm",setupFunc:Zv,kernelFunc:ac};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var vg;function Yv(n){vg=n.wasm.cwrap(Ru,null,["number","number","number","number","number","number"])}function Qv(n){let{inputs:t,backend:e,attrs:r}=n,{logits:o}=t,{numSamples:s,seed:i,normalized:u}=r;if(o.dtype!=="float32")throw new Error(`Tensor logits must have dtype float32, got ${o.dtype}`);let l=u?o:ac({inputs:{logits:o},backend:e,attrs:{dim:o.shape.length-1}}),[a,c]=l.shape,p=e.makeOutput([a,s],"int32");return vg(e.dataIdMap.get(l.dataId).id,a,c,s,i,e.dataIdMap.get(p.dataId).id),u||e.disposeData(l.dataId),p}var kg={kernelName:Ru,backendName:"wasm",setupFunc:Yv,kernelFunc:Qv};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ag=Z("Mod",!0);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ek=!0,Mg=Z(Io,ek);/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Eg=T("Neg");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function On(n,t){let e=new Int32Array(n.wasm.HEAPU8.buffer,t,4),r=e[0],o=e[1],s=e[2],i=e[3];return n.wasm._free(t),{pSelectedIndices:r,selectedSize:o,pSelectedScores:s,pValidOutputs:i}}/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Fg;function rk(n){Fg=n.wasm.cwrap(Pu,"number",["number","number","number","number","number"])}function ok(n){let{backend:t,inputs:e,attrs:r}=n,{iouThreshold:o,maxOutputSize:s,scoreThreshold:i}=r,{boxes:u,scores:l}=e,a=t.dataIdMap.get(u.dataId).id,c=t.dataIdMap.get(l.dataId).id,p=Fg(a,c,s,o,i),{pSelectedIndices:m,selectedSize:f,pSelectedScores:d,pValidOutputs:h}=On(t,p);return t.wasm._free(d),t.wasm._free(h),t.makeOutput([f],"int32",m)}var Dg={kernelName:Pu,backendName:"wasm",setupFunc:rk,kernelFunc:ok};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ng;function ak(n){Ng=n.wasm.cwrap(Bu,"number",["number","number","number","number","number","bool"])}function sk(n){let{backend:t,inputs:e,attrs:r}=n,{iouThreshold:o,maxOutputSize:s,scoreThreshold:i,padToMaxOutputSize:u}=r,{boxes:l,scores:a}=e,c=t.dataIdMap.get(l.dataId).id,p=t.dataIdMap.get(a.dataId).id,m=Ng(c,p,s,o,i,u),{pSelectedIndices:f,selectedSize:d,pSelectedScores:h,pValidOutputs:b}=On(t,m);t.wasm._free(h);let w=t.makeOutput([d],"int32",f),I=t.makeOutput([],"int32",b);return[w,I]}var Cg={kernelName:Bu,backendName:"wasm",setupFunc:ak,kernelFunc:sk};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Tg;function ik(n){Tg=n.wasm.cwrap(Ou,"number",["number","number","number","number","number","number"])}function uk(n){let{backend:t,inputs:e,attrs:r}=n,{iouThreshold:o,maxOutputSize:s,scoreThreshold:i,softNmsSigma:u}=r,{boxes:l,scores:a}=e,c=t.dataIdMap.get(l.dataId).id,p=t.dataIdMap.get(a.dataId).id,m=Tg(c,p,s,o,i,u),{pSelectedIndices:f,selectedSize:d,pSelectedScores:h,pValidOutputs:b}=On(t,m);t.wasm._free(b);let w=t.makeOutput([d],"int32",f),I=t.makeOutput([d],"float32",h);return[w,I]}var Rg={kernelName:Ou,backendName:"wasm",setupFunc:ik,kernelFunc:uk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var lk=!1,Pg=Z(Dp,lk,"bool");/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Bg;function ck(n){Bg=n.wasm.cwrap(Lu,null,["number","number","number","number","number"])}function pk(n){let{inputs:t,backend:e,attrs:r}=n,{indices:o}=t,{dtype:s,depth:i,onValue:u,offValue:l}=r,a=e.makeOutput([...o.shape,i],s),c=e.dataIdMap.get(a.dataId).id,m=e.dataIdMap.get(o.dataId).id;return Bg(m,i,u,l,c),a}var Og={kernelName:Lu,backendName:"wasm",setupFunc:ck,kernelFunc:pk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function mk(n){let{inputs:{x:t},backend:e}=n,r=e.makeOutput(t.shape,t.dtype);return e.typedArrayFromHeap(r).fill(1),r}var Lg={kernelName:Np,backendName:"wasm",kernelFunc:mk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function fk(n){let{inputs:t,backend:e,attrs:r}=n,{axis:o}=r;if(t.length===1)return fa({inputs:{input:t[0]},backend:e,attrs:{dim:o}});let s=t[0].shape,i=t[0].dtype;t.forEach(c=>{_.assertShapesMatch(s,c.shape,"All tensors passed to stack must have matching shapes"),_.assert(i===c.dtype,()=>"All tensors passed to stack must have matching dtypes")});let u=[],l=t.map(c=>{let p=fa({inputs:{input:c},backend:e,attrs:{dim:o}});return u.push(p),p}),a=ec({inputs:l,backend:e,attrs:{axis:o}});return u.forEach(c=>e.disposeData(c.dataId)),a}var $g={kernelName:Cp,backendName:"wasm",kernelFunc:fk};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Wg;function dk(n){Wg=n.wasm.cwrap(or,null,["number","array","number","number","array","array","number","number"])}function hk(n){let{inputs:{x:t},backend:e,attrs:{paddings:r,constantValue:o}}=n,s=r.map((h,b)=>h[0]+t.shape[b]+h[1]);if(_.sizeFromShape(t.shape)===0)return rc({backend:e,attrs:{shape:s,value:o,dtype:t.dtype}});let i=e.dataIdMap.get(t.dataId).id,u=e.makeOutput(s,t.dtype),a=e.dataIdMap.get(u.dataId).id,c=new Uint8Array(new Int32Array(t.shape).buffer),p=r.map(h=>h[0]),m=r.map(h=>h[1]),f=new Uint8Array(new Int32Array(p).buffer),d=new Uint8Array(new Int32Array(m).buffer);return Wg(i,c,t.shape.length,P[t.dtype],f,d,o,a),u}var da={kernelName:or,backendName:"wasm",kernelFunc:hk,setupFunc:dk};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var gk=!1,Ug=Z("Pow",gk);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Gg;function yk(n){Gg=n.wasm.cwrap(ar,null,["number","number","number"])}function bk(n){let{inputs:t,backend:e}=n,{x:r,alpha:o}=t,s=e.dataIdMap.get(r.dataId).id,i=e.dataIdMap.get(o.dataId).id,u=s,l=r,a=l;l.dtype!=="float32"&&(a=Ot({backend:e,inputs:{x:r},attrs:{dtype:"float32"}}),u=e.dataIdMap.get(a.dataId).id);let c=e.makeOutput(r.shape,"float32"),p=e.dataIdMap.get(c.dataId).id;return Gg(u,i,p),l.dtype!=="float32"&&e.disposeData(a.dataId),c}var zg={kernelName:ar,backendName:"wasm",setupFunc:yk,kernelFunc:bk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Hg;function wk(n){Hg=n.wasm.cwrap($u,null,["number","number","number","number"])}function xk(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,u=t.dataIdMap.get(i.dataId).id,l=u,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t),d=p;if(f){let y=t.dataIdMap.get(c.dataId).id;y!==u&&(a=c,l=y,d=v.getInnerMostAxes(d.length,a.shape.length))}v.assertAxesAreInnerMostDims("prod",d,a.shape.length);let[h,b]=v.computeOutAndReduceShapes(a.shape,d),w=_.sizeFromShape(b),I=t.makeOutput(h,a.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;Hg(l,w,P[I.dtype],y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var Vg={kernelName:$u,backendName:"wasm",setupFunc:wk,kernelFunc:xk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var _k=n=>{let{backend:t,attrs:e}=n,{start:r,stop:o,step:s,dtype:i}=e,u=ua(r,o,s,i),l=t.makeOutput([u.length],i);return t.typedArrayFromHeap(l).set(u),l},qg={kernelName:Tp,backendName:"wasm",kernelFunc:_k};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ik=!0,jg=Z(bo,Ik);/**
 * @license
 * Copyright 2022 The TensorFlow Authors. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Kg=T(Rp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Xg=T(So);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Jg=T(ko);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Zg;function Sk(n){Zg=n.wasm.cwrap(Gu,null,["number","number","number","number","number","number","number","number","number","number"])}function vk(n){let{backend:t,inputs:e,attrs:r}=n,{images:o}=e,{alignCorners:s,halfPixelCenters:i,size:u}=r,[l,a]=u,[c,p,m,f]=o.shape,d=[c,l,a,f],h=t.dataIdMap.get(o.dataId),b;h.dtype!=="float32"&&(b=Ot({backend:t,inputs:{x:o},attrs:{dtype:"float32"}}),h=t.dataIdMap.get(b.dataId));let w=h.id,I=t.makeOutput(d,"float32");if(_.sizeFromShape(o.shape)===0)return I;let y=t.dataIdMap.get(I.dataId).id;return Zg(w,c,p,m,f,l,a,s?1:0,i?1:0,y),b!=null&&t.disposeData(b.dataId),I}var Yg={kernelName:Gu,backendName:"wasm",setupFunc:Sk,kernelFunc:vk};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Qg;function kk(n){Qg=n.wasm.cwrap(zu,null,["number","number","number","array","array","boolean"])}function Ak(n){let{inputs:t,backend:e,attrs:r}=n,{images:o,dy:s}=t,{alignCorners:i}=r,u=e.makeOutput(o.shape,"float32"),l=e.dataIdMap.get(o.dataId),a;return l.dtype!=="float32"&&(a=Ot({backend:e,inputs:{x:o},attrs:{dtype:"float32"}}),l=e.dataIdMap.get(a.dataId)),Qg(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(u.dataId).id,new Uint8Array(new Int32Array(o.shape).buffer),new Uint8Array(new Int32Array(s.shape).buffer),i),a!=null&&e.disposeData(a.dataId),u}var ty={kernelName:zu,backendName:"wasm",setupFunc:kk,kernelFunc:Ak};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the 'License');
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an 'AS IS' BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ey;function Mk(n){ey=n.wasm.cwrap(Wu,null,["number","number","number","number","number","number","number","number","number","number"])}function Ek(n){let{backend:t,inputs:e,attrs:r}=n,{images:o}=e,{alignCorners:s,halfPixelCenters:i,size:u}=r,[l,a]=u,[c,p,m,f]=o.shape,d=[c,l,a,f],h=t.makeOutput(d,"float32");if(_.sizeFromShape(o.shape)===0)return h;let b=t.dataIdMap.get(o.dataId),w;b.dtype!=="float32"&&(w=Ot({backend:t,inputs:{x:o},attrs:{dtype:"float32"}}),b=t.dataIdMap.get(w.dataId));let I=b.id,y=t.dataIdMap.get(h.dataId).id;return ey(I,c,p,m,f,l,a,s?1:0,i?1:0,y),w!=null&&t.disposeData(w.dataId),h}var ny={kernelName:Wu,backendName:"wasm",setupFunc:Mk,kernelFunc:Ek};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ry;function Fk(n){ry=n.wasm.cwrap(Uu,null,["number","number","number","array","array","boolean"])}function Dk(n){let{inputs:t,backend:e,attrs:r}=n,{images:o,dy:s}=t,{alignCorners:i}=r,u=e.makeOutput(o.shape,"float32"),l=e.dataIdMap.get(o.dataId),a;return l.dtype!=="float32"&&(a=Ot({backend:e,inputs:{x:o},attrs:{dtype:"float32"}}),l=e.dataIdMap.get(a.dataId)),ry(e.dataIdMap.get(o.dataId).id,e.dataIdMap.get(s.dataId).id,e.dataIdMap.get(u.dataId).id,new Uint8Array(new Int32Array(o.shape).buffer),new Uint8Array(new Int32Array(s.shape).buffer),i),a!=null&&e.disposeData(a.dataId),u}var oy={kernelName:Uu,backendName:"wasm",setupFunc:Fk,kernelFunc:Dk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ay;function Nk(n){ay=n.wasm.cwrap(Hu,null,["number","array","number","array","number","number"])}function Ck(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{dims:s}=r,i=_.parseAxisParam(s,o.shape);if(o.shape.length===0)return rn({inputs:{x:o},backend:e});let u=e.makeOutput(o.shape,o.dtype),l=e.dataIdMap.get(o.dataId).id,a=e.dataIdMap.get(u.dataId).id,c=new Uint8Array(new Int32Array(i).buffer),p=new Uint8Array(new Int32Array(o.shape).buffer);ay(l,c,i.length,p,o.shape.length,a);let m=ft({inputs:{x:u},attrs:{shape:o.shape},backend:e});return e.disposeData(u.dataId),m}var sy={kernelName:Hu,backendName:"wasm",kernelFunc:Ck,setupFunc:Nk};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var iy;function Tk(n){iy=n.wasm.cwrap(nl,null,["number","number","number","number","number","number","number","number","array","number","number"])}function Rk(n){let{inputs:t,backend:e,attrs:r}=n,{image:o}=t,{radians:s,fillValue:i,center:u}=r,l=e.makeOutput(o.shape,o.dtype),a=e.dataIdMap.get(o.dataId).id,c=e.dataIdMap.get(l.dataId).id,[p,m,f,d]=o.shape,[h,b]=v.getImageCenter(u,m,f),w=i===0,I=255,y=typeof i=="number"?[i,i,i,w?0:I]:[...i,I],k=new Uint8Array(new Int32Array(y).buffer);return iy(a,p,m,f,d,s,h,b,k,y.length,c),l}var uy={kernelName:nl,backendName:"wasm",kernelFunc:Rk,setupFunc:Tk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ly=T(Pp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var cy=T(Bp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var py;function Pk(n){py=n.wasm.cwrap(Vu,null,["number","number","number","number","number","number","array","number","number"])}function Bk(n){let{backend:t,inputs:e,attrs:r}=n,{indices:o,updates:s}=e,{shape:i}=r,u=t.makeOutput(i,s.dtype);if(_.sizeFromShape(i)===0)return u;let{sliceRank:l,numUpdates:a,sliceSize:c,strides:p,outputSize:m}=Rn.calculateShapes(s,o,i),d=t.dataIdMap.get(o.dataId).id,b=t.dataIdMap.get(s.dataId).id,w=new Uint8Array(new Int32Array(p).buffer),I=t.dataIdMap.get(u.dataId).id;return py(d,b,P[s.dtype],l,a,c,w,m,I),u}var my={kernelName:Vu,backendName:"wasm",setupFunc:Pk,kernelFunc:Bk};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var fy;function Ok(n){fy=n.wasm.cwrap(ju,null,["number","number","number","number","number","number","bool","number"])}function Lk(n){let{inputs:t,backend:e,attrs:r}=n,{sortedSequence:o,values:s}=t,{side:i}=r;if(o.dtype!==s.dtype)throw new Error(`SearchSorted error: sorted_sequence must have the same dtype as values. Got ${o.dtype} and ${s.dtype}`);let u=e.makeOutput(s.shape,"int32");function l(a){return e.dataIdMap.get(a.dataId).id}return fy(l(o),l(s),o.shape[0],o.shape[1],s.shape[1],P[o.dtype],i==="left",l(u)),u}var dy={kernelName:ju,backendName:"wasm",setupFunc:Ok,kernelFunc:Lk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var hy;function $k(n){hy=n.wasm.cwrap("SelectV2",null,["number","number","number","number","number"])}function Wk(n){let{inputs:t,backend:e}=n,{condition:r,t:o,e:s}=t,i=e.dataIdMap.get(r.dataId).id,u=e.dataIdMap.get(o.dataId).id,l=e.dataIdMap.get(s.dataId).id,a=e.makeOutput(o.shape,o.dtype),c=e.dataIdMap.get(a.dataId).id,p=r.shape.length,m=o.shape.length,f=p===0||p>1||m===1?1:_.sizeFromShape(o.shape.slice(1));return hy(i,u,l,f,c),a}var gy={kernelName:Op,backendName:"wasm",kernelFunc:Wk,setupFunc:$k};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var yy=T(Lp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var by;function Uk(n){by=n.wasm.cwrap(Ao,null,["number","number"])}function Gk(n){let{backend:t,inputs:{x:e}}=n,r=t.dataIdMap.get(e.dataId).id,o=t.makeOutput(e.shape,e.dtype),s=t.dataIdMap.get(o.dataId).id;return _.sizeFromShape(o.shape)===0||by(r,s),o}var wy={kernelName:"Sigmoid",backendName:"wasm",setupFunc:Uk,kernelFunc:Gk};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var xy=T(Wp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var _y=T("Sin");/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Iy=T($p);/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Sy=T(Up);/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Hk(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,{blockShape:s,paddings:i}=r,u=_.sizeFromShape(s),l=[[0,0]];l.push(...i);for(let $=1+s.length;$<o.shape.length;++$)l.push([0,0]);let a=da.kernelFunc({inputs:{x:o},backend:e,attrs:{paddings:l,constantValue:0}}),c=v.getReshaped(a.shape,s,u,!1),p=v.getPermuted(c.length,s.length,!1),m=v.getReshapedPermuted(a.shape,s,u,!1),h=ft({inputs:{x:a},backend:e,attrs:{shape:c}}),I=Jt({inputs:{x:h},backend:e,attrs:{perm:p}}),D=ft({inputs:{x:I},backend:e,attrs:{shape:m}});return e.disposeData(a.dataId),e.disposeData(h.dataId),e.disposeData(I.dataId),D}var vy={kernelName:Gp,backendName:"wasm",kernelFunc:Hk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var ky;function Vk(n){ky=n.wasm.cwrap("SparseFillEmptyRows","number",["number","number","number","number","number","number","number","number","number","number","number","number"])}function qk(n){let{backend:t,inputs:e}=n,{indices:r,values:o,denseShape:s,defaultValue:i}=e,u=r.shape[0],l=r.shape[1],a=t.readSync(s.dataId)[0],c=[u+a,l],p=t.dataIdMap.get(r.dataId).id,m=t.dataIdMap.get(o.dataId).id,f=t.dataIdMap.get(i.dataId).id,d=t.makeOutput(c,r.dtype),h=t.dataIdMap.get(d.dataId).id,b=t.makeOutput(c.slice(0,1),o.dtype),w=t.dataIdMap.get(b.dataId).id,I=t.makeOutput([a],"bool"),y=t.dataIdMap.get(I.dataId).id,k=t.makeOutput([u],r.dtype),D=t.dataIdMap.get(k.dataId).id,$=t.makeOutput([4],"int32"),W=t.dataIdMap.get($.dataId).id,j=ky(p,m,P[o.dtype],u,a,l,f,h,w,y,D,W),G=t.readSync($.dataId),X;switch(G[0]){case 1:{X=v.getSparseFillEmptyRowsIndicesDenseShapeMismatch(G[1]);break}case 2:{X=v.getSparseFillEmptyRowsNegativeIndexErrorMessage(G[1],G[2]);break}case 3:X=v.getSparseFillEmptyRowsOutOfRangeIndexErrorMessage(G[1],G[2],G[3]);break;default:X=""}if(t.disposeData($.dataId),X)throw t.disposeData(d.dataId),t.disposeData(b.dataId),t.disposeData(I.dataId),t.disposeData(k.dataId),new Error(X);let Y=d,et=b;return j!==c[0]&&(Y=te({inputs:{x:d},attrs:{begin:0,size:[j,l]},backend:t}),et=te({inputs:{x:b},attrs:{begin:0,size:j},backend:t}),t.disposeData(d.dataId),t.disposeData(b.dataId)),[Y,et,I,k]}var Ay={kernelName:Hp,backendName:"wasm",setupFunc:Vk,kernelFunc:qk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var My;function jk(n){My=n.wasm.cwrap(Xu,null,["number","number","number","number","number","number","number"])}function Kk(n){let{backend:t,inputs:e}=n,{inputIndices:r,inputShape:o,newShape:s}=e;if(r.shape.length!==2)throw new Error(`Input indices should be a matrix but received shape
        ${r.shape}`);if(o.shape.length!==1)throw new Error(`Input shape should be a vector but received shape
        ${o.shape}`);if(s.shape.length!==1)throw new Error(`Target shape should be a vector but received shape ${s.shape}`);let i=t.dataIdMap.get(r.dataId).id,u=t.dataIdMap.get(o.dataId).id,l=t.dataIdMap.get(s.dataId).id,a=r.shape[0],c=_.sizeFromShape(s.shape),p=t.makeOutput([a,c],r.dtype),m=t.dataIdMap.get(p.dataId).id,f=t.makeOutput([c],s.dtype),d=t.dataIdMap.get(f.dataId).id,h=t.makeOutput([3],"int32"),b=t.dataIdMap.get(h.dataId).id;My(i,u,l,a,m,d,b);let w=t.readSync(h.dataId),I;switch(w[0]){case 0:{I=v.getSparseReshapeMultipleNegativeOneOutputDimErrorMessage(w[1],w[2]);break}case 1:{I=v.getSparseReshapeNegativeOutputDimErrorMessage(w[1],w[2]);break}case 2:I=v.getSparseReshapeEmptyTensorZeroOutputDimErrorMessage();break;case 3:{let y=Array.from(t.readSync(o.dataId)),k=Array.from(t.readSync(f.dataId));I=v.getSparseReshapeInputOutputMultipleErrorMessage(y,k);break}case 4:{let y=Array.from(t.readSync(o.dataId)),k=Array.from(t.readSync(f.dataId));I=v.getSparseReshapeInputOutputMismatchErrorMessage(y,k);break}default:I=""}if(t.disposeData(h.dataId),I)throw t.disposeData(p.dataId),t.disposeData(f.dataId),new Error(I);return[p,f]}var Ey={kernelName:Xu,backendName:"wasm",setupFunc:jk,kernelFunc:Kk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Fy;function ha(n){Fy=n.wasm.cwrap("SparseSegmentReduction",null,["number","number","number","number","number","number","number","number","number"])}function ga(n,t){let{backend:e,inputs:r}=n,{data:o,indices:s,segmentIds:i}=r,u=s.shape[0],l=e.readSync(i.dataId,u-1,u)[0],c=u>0?l+1:0;if(c<0)throw new Error(v.getSparseSegmentReductionNegativeSegmentIdsErrorMessage());let p=o.shape.slice();p[0]=c;let m=e.dataIdMap.get(o.dataId).id,f=e.dataIdMap.get(s.dataId).id,d=e.dataIdMap.get(i.dataId).id,h=e.makeOutput(p,o.dtype),b=e.dataIdMap.get(h.dataId).id,w=e.makeOutput([4],"int32"),I=e.dataIdMap.get(w.dataId).id;Fy(m,P[o.dtype],o.shape[0],f,d,b,I,t,0);let y=e.readSync(w.dataId),k;switch(y[0]){case 0:{k=v.getSparseSegmentReductionNegativeSegmentIdsErrorMessage();break}case 1:{k=v.getSparseSegmentReductionNonIncreasingSegmentIdsErrorMessage();break}case 2:k=v.getSparseSegmentReductionSegmentIdOutOfRangeErrorMessage(y[1],y[2]);break;case 3:k=v.getSparseSegmentReductionIndicesOutOfRangeErrorMessage(y[1],y[2],y[3]);break;default:k=""}if(e.disposeData(w.dataId),k)throw e.disposeData(h.dataId),new Error(k);return h}/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Xk(n){return ga(n,!0)}var Dy={kernelName:Vp,backendName:"wasm",setupFunc:ha,kernelFunc:Xk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Jk(n){return ga(n,!1)}var Ny={kernelName:qp,backendName:"wasm",setupFunc:ha,kernelFunc:Jk};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Cy;function Zk(n){Cy=n.wasm.cwrap(Ju,null,["number","number","number","number","number","number","number","number","array","number","number"])}function Yk(n){let{backend:t,inputs:e,attrs:r}=n,{sparseIndices:o,sparseValues:s,defaultValue:i}=e,{outputShape:u}=r,l=t.makeOutput(u,i.dtype);if(_.sizeFromShape(u)===0)return l;let{sliceRank:a,numUpdates:c,sliceSize:p,strides:m,outputSize:f}=v.calculateShapes(s,o,u),d=t.dataIdMap.get(o.dataId).id,h=t.dataIdMap.get(s.dataId).id,b=t.dataIdMap.get(i.dataId).id,w=new Uint8Array(new Int32Array(m).buffer),I=t.dataIdMap.get(l.dataId).id;return Cy(d,h,s.shape.length,b,P[i.dtype],a,c,p,w,f,I),l}var Ty={kernelName:Ju,backendName:"wasm",setupFunc:Zk,kernelFunc:Yk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function Qk(n){let{inputs:t,attrs:e,backend:r}=n,{x:o}=t,{numOrSizeSplits:s,axis:i}=e,u=_.parseAxisParam(i,o.shape)[0],l=v.prepareSplitSize(o,s,u),a=new Array(o.shape.length).fill(0),c=o.shape.slice();return l.map(p=>{let m=[...c];m[u]=p;let f=te({inputs:{x:o},attrs:{begin:a,size:m},backend:r});return a[u]+=p,f})}var Ry={kernelName:zp,backendName:"wasm",kernelFunc:Qk};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Py=T(Mo);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var By=T(Kp);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var tA=!0,Oy=Z(jp,tA);/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ly;function eA(n){Ly=n.wasm.cwrap(ir,null,["number","number","number","number"])}function nA(n){let{backend:t,inputs:e,attrs:r}=n,{alpha:o}=r,{x:s}=e,i=t.dataIdMap.get(s.dataId).id,u=t.makeOutput(s.shape,s.dtype),l=t.dataIdMap.get(u.dataId).id;return Ly(i,o,P[s.dtype],l),u}var $y={kernelName:ir,backendName:"wasm",setupFunc:eA,kernelFunc:nA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Wy;function rA(n){Wy=n.wasm.cwrap(Zu,null,["number","array","number","array","array","array","array","array","number","number"])}function oA(n){let{backend:t,inputs:e,attrs:r}=n,{x:o}=e,{begin:s,end:i,strides:u,beginMask:l,endMask:a,ellipsisMask:c,newAxisMask:p,shrinkAxisMask:m}=r,{finalShapeSparse:f,finalShape:d,isIdentity:h,sliceDim0:b,isSimpleSlice:w,begin:I,end:y,strides:k}=Ht.sliceInfo(o.shape,s,i,u,l,a,c,p,m),D;if(h)D=ft({inputs:{x:o},backend:t,attrs:{shape:d}});else if(b||w){_.assert(o.shape.length>=1,()=>`Input must have rank at least 1, got: ${o.shape.length}`);let $=Ht.computeOutShape(I,y,k),W=te({inputs:{x:o},backend:t,attrs:{begin:I,size:$}});D=ft({inputs:{x:W},backend:t,attrs:{shape:d}}),t.disposeData(W.dataId)}else{let $=t.makeOutput(f,"float32"),W=t.dataIdMap.get(o.dataId).id,j=new Uint8Array(new Int32Array(_.computeStrides(o.shape)).buffer),G=new Uint8Array(new Int32Array(I).buffer),X=new Uint8Array(new Int32Array(y).buffer),Y=new Uint8Array(new Int32Array(k).buffer),et=new Uint8Array(new Int32Array(f).buffer),at=new Uint8Array(new Int32Array(_.computeStrides(f)).buffer),xt=t.dataIdMap.get($.dataId).id;Wy(W,j,o.shape.length,G,X,Y,et,at,f.length,xt),D=ft({inputs:{x:$},backend:t,attrs:{shape:d}}),t.disposeData($.dataId)}return D}var Uy={kernelName:Zu,backendName:"wasm",setupFunc:rA,kernelFunc:oA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function aA(n){let{backend:t,inputs:e,attrs:r}=n,{data:o,dataSplits:s}=e,{separator:i,nGramWidths:u,leftPad:l,rightPad:a,padWidth:c,preserveShortSequences:p}=r,m=t.readSync(o.dataId),f=t.readSync(s.dataId),[d,h]=la(m,f,i,u,l,a,c,p),b=t.makeOutput([d.length],"string"),w=t.dataIdMap.get(b.dataId);w.stringBytes=d;let I=t.makeOutput(s.shape,"int32");return t.typedArrayFromHeap(I).set(h),[b,I]}var Gy={kernelName:Xp,backendName:"wasm",kernelFunc:aA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function sA(n){let{backend:t,inputs:e,attrs:r}=n,{input:o,delimiter:s}=e,{skipEmpty:i}=r,u=t.readSync(o.dataId),l=t.readSync(s.dataId),[a,c,p]=ca(u,l[0],i),m=c.length,f=t.makeOutput([m,2],"int32");t.typedArrayFromHeap(f).set(a);let h=t.makeOutput([m],"string"),b=t.dataIdMap.get(h.dataId);b.stringBytes=c;let w=t.makeOutput([2],"int32");return t.typedArrayFromHeap(w).set(p),[f,h,w]}var zy={kernelName:Jp,backendName:"wasm",kernelFunc:sA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function iA(n){let{backend:t,inputs:e,attrs:r}=n,{input:o}=e,{numBuckets:s}=r,i=t.readSync(o.dataId),u=pa(i,s),l=t.makeOutput(o.shape,"int32");return t.typedArrayFromHeap(l).set(u),l}var Hy={kernelName:Zp,backendName:"wasm",kernelFunc:iA};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var uA=!0,Vy=Z("Sub",uA);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var qy;function lA(n){qy=n.wasm.cwrap("Sum",null,["number","number","number","number"])}function cA(n){let{backend:t,inputs:e,attrs:r}=n,{axis:o,keepDims:s}=r,{x:i}=e,u=t.dataIdMap.get(i.dataId).id,l=u,a=i,{transposed:c,axes:p,originalAxes:m,inputWasTransposed:f}=Ct(i,o,t),d=p;if(f){let y=t.dataIdMap.get(c.dataId).id;y!==u&&(a=c,l=y,d=v.getInnerMostAxes(d.length,a.shape.length))}v.assertAxesAreInnerMostDims("sum",d,a.shape.length);let[h,b]=v.computeOutAndReduceShapes(a.shape,d),w=_.sizeFromShape(b),I=t.makeOutput(h,a.dtype);if(_.sizeFromShape(a.shape)!==0){let y=t.dataIdMap.get(I.dataId).id;qy(l,w,P[I.dtype],y)}if(f&&t.disposeData(c.dataId),s){let y=v.expandShapeToKeepDim(I.shape,m);I.shape=y}return I}var jy={kernelName:"Sum",backendName:"wasm",setupFunc:lA,kernelFunc:cA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Ky=T("Tan");/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Xy=T(Yp);/**
 * @license
 * Copyright 2022 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Jy;function mA(n){Jy=n.wasm.cwrap(qu,null,["number","number","number","number","number","number","array","number","number","number"])}function fA(n){let{backend:t,inputs:e,attrs:r}=n,{tensor:o,indices:s,updates:i}=e,{}=r,u=t.makeOutput(o.shape,o.dtype);if(_.sizeFromShape(o.shape)===0)return u;let{sliceRank:l,numUpdates:a,sliceSize:c,strides:p,outputSize:m}=Rn.calculateShapes(i,s,o.shape),d=t.dataIdMap.get(s.dataId).id,b=t.dataIdMap.get(i.dataId).id,I=t.dataIdMap.get(o.dataId).id,y=new Uint8Array(new Int32Array(p).buffer),k=t.dataIdMap.get(u.dataId).id;return Jy(d,b,P[i.dtype],l,a,c,y,m,k,I),u}var Zy={kernelName:qu,backendName:"wasm",setupFunc:mA,kernelFunc:fA};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var Yy;function dA(n){Yy=n.wasm.cwrap(Yu,null,["number","array","number","array","number","number"])}function hA(n){let{inputs:t,backend:e,attrs:r}=n,{x:o}=t,s=e.dataIdMap.get(o.dataId).id,{reps:i}=r,u=new Array(o.shape.length);for(let m=0;m<u.length;m++)u[m]=o.shape[m]*i[m];let l=new Uint8Array(new Int32Array(o.shape).buffer),a=new Uint8Array(new Int32Array(u).buffer),c=e.makeOutput(u,o.dtype),p=e.dataIdMap.get(c.dataId).id;return Yy(s,l,o.shape.length,a,u.length,P[c.dtype],p),c}var Qy={kernelName:Yu,backendName:"wasm",setupFunc:dA,kernelFunc:hA};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var tb;function gA(n){tb=n.wasm.cwrap(Qu,null,["number","array","number","number","number","bool","number","number"])}var yA=({inputs:n,backend:t,attrs:e})=>{let{x:r}=n,{k:o,sorted:s}=e,i=t.dataIdMap.get(r.dataId).id,u=new Uint8Array(new Int32Array(r.shape).buffer),l=r.shape.slice();l[l.length-1]=o;let a=t.makeOutput(l,r.dtype),c=t.dataIdMap.get(a.dataId).id,p=t.makeOutput(l,"int32"),m=t.dataIdMap.get(p.dataId).id;return tb(i,u,r.shape.length,P[r.dtype],o,s,c,m),[a,p]},eb={kernelName:Qu,backendName:"wasm",setupFunc:gA,kernelFunc:yA};/**
 * @license
 * Copyright 2021 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var nb;function bA(n){nb=n.wasm.cwrap(tl,null,["number","number","bool","number","number","number","number","number","number","array","number","array","number","number","number","number","number"])}function wA(n){let{backend:t,inputs:e,attrs:r}=n,{image:o,transforms:s}=e,{interpolation:i,fillMode:u,fillValue:l,outputShape:a}=r,[c,p,m,f]=o.shape,[d,h]=a??[p,m],b=[c,d,h,f],w=new Uint8Array(new Int32Array(_.computeStrides(o.shape)).buffer),I=new Uint8Array(new Int32Array(_.computeStrides(b)).buffer),y=t.makeOutput(b,o.dtype),k=t.dataIdMap.get(y.dataId).id,$=t.dataIdMap.get(o.dataId).id,j=t.dataIdMap.get(s.dataId).id,G=i==="nearest"?1:2,X;switch(u){case"constant":X=1;break;case"reflect":X=2;break;case"wrap":X=3;break;case"nearest":X=4;break;default:X=1;break}return nb($,j,s.shape[0]>1,c,d,h,f,m,p,w,o.shape.length-1,I,b.length-1,G,X,l,k),y}var rb={kernelName:tl,backendName:"wasm",setupFunc:bA,kernelFunc:wA};/**
 * @license
 * Copyright 2023 Google LLC.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function xA(n){let{inputs:t,attrs:e,backend:r}=n,{axis:o}=e,{x:s}=t,{outputValues:i,outputShape:u,indices:l}=ma(r.readSync(s.dataId),o,s.shape,s.dtype);return[r.makeOutput(u,s.dtype,void 0,i),r.makeOutput([l.length],"int32",void 0,l)]}var ob={kernelName:Qp,backendName:"wasm",kernelFunc:xA};/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function _A(n){let{inputs:t,backend:e,attrs:r}=n,{value:o}=t,{axis:s}=r;s<0&&(s+=o.shape.length);let i=o.shape[s],u=o.shape.length,l=new Array(u-1),a=0;for(let f=0;f<u;f++)f!==s&&(l[a++]=o.shape[f]);let c=new Array(i),p=new Array(u).fill(0),m=o.shape.slice();m[s]=1;for(let f=0;f<c.length;f++)p[s]=f,c[f]=te({inputs:{x:o},attrs:{begin:p,size:m},backend:e});return c.map(({dataId:f,dtype:d})=>({dataId:f,dtype:d,shape:l}))}var ab={kernelName:tm,backendName:"wasm",kernelFunc:_A};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */function IA(n){let{inputs:{x:t},backend:e}=n,r=e.makeOutput(t.shape,t.dtype);return e.typedArrayFromHeap(r).fill(0),r}var sb={kernelName:Eo,backendName:"wasm",kernelFunc:IA};/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var SA=[Wf,Uf,Gf,zf,Hf,qf,Yf,ed,nd,rd,od,ad,sd,id,ud,cd,gd,md,dd,wd,_d,Sd,vd,kd,Ad,Md,Fd,Dd,Cd,Rd,Bd,Ld,Wd,Ud,Gd,Hd,qd,Kd,Jd,Yd,th,nh,oh,sh,uh,lh,ph,mh,fh,dh,hh,gh,yh,wh,xh,_h,Sh,kh,Mh,Fh,Nh,Ch,Th,jf,Rh,Ph,Bh,Lh,$h,Wh,Gh,Hh,zh,Vh,qh,jh,Kh,Zh,Qh,ng,rg,ag,ig,lg,pg,fg,hg,bg,wg,_g,kg,Ag,Mg,Eg,Dg,Cg,Rg,Pg,Og,Lg,$g,da,Ug,zg,Vg,qg,jg,Kg,Xg,Jg,yd,Yg,ty,ny,oy,sy,uy,ly,cy,my,dy,gy,yy,wy,xy,_y,Iy,xd,Sg,Sy,vy,Ay,Ey,Dy,Ny,Ty,Ry,Py,By,Oy,$y,Uy,Gy,zy,Hy,Vy,jy,Ky,Xy,Zy,Qy,eb,rb,Xf,ob,ab,sb];for(let n of SA)nm(n);/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var sc=L();sc.registerFlag("WASM_HAS_SIMD_SUPPORT",async()=>{try{return WebAssembly.validate(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,10,9,1,7,0,65,0,253,15,26,11]))}catch{return!1}});sc.registerFlag("WASM_HAS_MULTITHREAD_SUPPORT",async()=>{if(sc.get("IS_NODE"))return!1;try{return new MessageChannel().port1.postMessage(new SharedArrayBuffer(1)),WebAssembly.validate(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,5,4,1,3,1,1,10,11,1,9,0,65,0,254,16,2,0,26,11]))}catch{return!1}});var dc=mo(cb()),gb=mo(mb()),hc=mo(fb());/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var db=dc.default||dc,vA=hc.default||hc,vr=class extends He{constructor(t){super(),this.wasm=t,this.dataIdNextNumber=1,this.wasm.tfjs.initWithThreadsCount(EA),FA=this.wasm.tfjs.getThreadsCount(),this.dataIdMap=new jn(this,Tm())}write(t,e,r){let o={id:this.dataIdNextNumber++};return this.move(o,t,e,r,1),o}numDataIds(){return this.dataIdMap.numDataIds()}async time(t){let e=_.now();return t(),{kernelMs:_.now()-e}}move(t,e,r,o,s){let i=this.dataIdNextNumber++;if(o==="string"){let c=e;this.dataIdMap.set(t,{id:i,stringBytes:c,shape:r,dtype:o,memoryOffset:null,refCount:s});return}let u=_.sizeFromShape(r),l=u*_.bytesPerElement(o),a=this.wasm._malloc(l)>>>0;this.dataIdMap.set(t,{id:i,memoryOffset:a,shape:r,dtype:o,refCount:s}),this.wasm.tfjs.registerTensor(i,u,a),e!=null&&this.wasm.HEAPU8.set(new Uint8Array(e.buffer,e.byteOffset,l),a)}async read(t){return this.readSync(t)}readSync(t,e,r){let{memoryOffset:o,dtype:s,shape:i,stringBytes:u}=this.dataIdMap.get(t);if(s==="string")return(e==null||e===0)&&(r==null||r>=u.length)?u:u.slice(e,r);e=e||0,r=r||_.sizeFromShape(i);let l=_.bytesPerElement(s),a=this.wasm.HEAPU8.slice(o+e*l,o+r*l);return AA(a.buffer,s)}disposeData(t,e=!1){if(this.dataIdMap.has(t)){let r=this.dataIdMap.get(t);if(r.refCount--,!e&&r.refCount>0)return!1;this.wasm._free(r.memoryOffset),this.wasm.tfjs.disposeData(r.id),this.dataIdMap.delete(t)}return!0}refCount(t){return this.dataIdMap.has(t)?this.dataIdMap.get(t).refCount:0}incRef(t){let e=this.dataIdMap.get(t);e!=null&&e.refCount++}floatPrecision(){return 32}getMemoryOffset(t){return this.dataIdMap.get(t).memoryOffset}dispose(){this.wasm.tfjs.dispose(),"PThread"in this.wasm&&this.wasm.PThread.terminateAllThreads(),this.wasm=null}memory(){return{unreliable:!1}}makeOutput(t,e,r,o){let s;if(r==null)s=this.write(o??null,t,e);else{let i=this.dataIdNextNumber++;s={id:i},this.dataIdMap.set(s,{id:i,memoryOffset:r,shape:t,dtype:e,refCount:1});let u=_.sizeFromShape(t);this.wasm.tfjs.registerTensor(i,u,r)}return{dataId:s,shape:t,dtype:e}}typedArrayFromHeap({shape:t,dtype:e,dataId:r}){let o=this.wasm.HEAPU8.buffer,{memoryOffset:s}=this.dataIdMap.get(r),i=_.sizeFromShape(t);switch(e){case"float32":return new Float32Array(o,s,i);case"int32":return new Int32Array(o,s,i);case"bool":return new Uint8Array(o,s,i);default:throw new Error(`Unknown dtype ${e}`)}}};function kA(n){return(t,e)=>(_.fetch(n,{credentials:"same-origin"}).then(r=>{r.ok||t.env.a(`failed to load wasm binary file at '${n}'`),r.arrayBuffer().then(o=>{WebAssembly.instantiate(o,t).then(s=>{e(s.instance,s.module)})})}),{})}function hb(n,t,e){if(fc!=null)return fc;let r="tfjs-backend-wasm.wasm";return n&&t?r="tfjs-backend-wasm-threaded-simd.wasm":n&&(r="tfjs-backend-wasm-simd.wasm"),Sr!=null&&Sr[r]!=null?Sr[r]:e+r}async function yb(){let[n,t]=await Promise.all([L().getAsync("WASM_HAS_SIMD_SUPPORT"),L().getAsync("WASM_HAS_MULTITHREAD_SUPPORT")]);return new Promise((e,r)=>{let o={};o.locateFile=(u,l)=>{if(u.endsWith(".worker.js")){let a=gb.wasmWorkerContents.replace(/\n/g,"\\n"),c=new Blob([a],{type:"application/javascript"});return URL.createObjectURL(c)}return u.endsWith(".wasm")?hb(n,t,Ir??l):l+u},bb&&(o.instantiateWasm=kA(hb(n,t,Ir??"")));let s=!1;o.onAbort=()=>{if(s||wa)return;wa=!0,r({message:"Make sure the server can serve the `.wasm` file relative to the bundled js file. For more details see https://github.com/tensorflow/tfjs/blob/master/tfjs-backend-wasm/README.md#using-bundlers"})};let i;t&&n&&fc==null?(o.mainScriptUrlOrBlob=new Blob(["var WasmBackendModuleThreadedSimd = "+db.toString()],{type:"text/javascript"}),i=db(o)):i=vA(o),i.then(u=>{s=!0,wa=!1;let l=null;u.tfjs={init:u.cwrap("init",null,[]),initWithThreadsCount:u.cwrap("init_with_threads_count",null,["number"]),getThreadsCount:u.cwrap("get_threads_count","number",[]),registerTensor:u.cwrap("register_tensor",null,["number","number","number"]),disposeData:u.cwrap("dispose_data",l,["number"]),dispose:u.cwrap("dispose",l,[])},e({wasm:u})}).catch(r)})}function AA(n,t){switch(t){case"float32":return new Float32Array(n);case"int32":return new Int32Array(n);case"bool":return new Uint8Array(n);default:throw new Error(`Unknown dtype ${t}`)}}var MA=["tfjs-backend-wasm.wasm","tfjs-backend-wasm-simd.wasm","tfjs-backend-wasm-threaded-simd.wasm"],fc=null,Ir=null,Sr={},wa=!1,bb=!1;function gc(n,t=!1){if(wa)throw new Error("The WASM backend was already initialized. Make sure you call `setWasmPaths()` before you call `tf.setBackend()` or `tf.ready()`");if(typeof n=="string")Ir=n;else{Sr=n;let e=MA.filter(r=>Sr[r]==null);if(e.length>0)throw new Error(`There were no entries found for the following binaries: ${e.join(",")}. Please either call setWasmPaths with a map providing a path for each binary, or with a string indicating the directory where all the binaries can be found.`)}bb=t}var EA=-1,FA=-1;/** @license See the LICENSE file. *//**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */var DA=2;Om("wasm",async()=>{let{wasm:n}=await yb();return new vr(n)},DA);/**
 * @license
 * Copyright 2019 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * =============================================================================
 */async function wb(n){let t=L();if(t.set("WASM_HAS_MULTITHREAD_SUPPORT",!1),t.platform.fetch=()=>Promise.resolve(new Response(n)),gc("./",!0),!await Pm("wasm"))throw new Error("WebAssembly did not start");await Bm()}function xb({input:n,output:t,imageSize:e,nodes:r}){let o=new Map;for(let s of r)for(let i of Object.values(s))NA(i)&&o.set(i,dr(i.values,[...i.shape],"float32"));return async s=>{let i=ot(()=>{let l=new Map,a=[1,e,e,3];l.set(n,ql(Float32Array.from(s),a));for(let c of r){let p=c.inputs.map(m=>l.get(m));l.set(c.name,CA(c,p,m=>o.get(m)))}return l.get(t)}),u=await i.data();return i.dispose(),u}}function NA(n){return typeof n=="object"&&n!==null&&"values"in n&&"shape"in n}function CA(n,t,e){let r=t[0],o=r;switch(n.op){case"affine":return J(H(r,e(n.scale)),e(n.offset));case"convolution":case"depthwise":{let s=n.op==="convolution"?Ol:Ll,i=e(n.kernel),u=s(o,i,n.stride,n.padding);return n.bias===void 0?u:J(u,e(n.bias))}case"dense":return J(Bl(r,e(n.kernel)),e(n.bias));case"activation":return TA(r,n.activation);case"maximum":return Gl(o,n.size,n.stride,n.padding);case"average":return Rl(o,n.size,n.stride,n.padding);case"pad":{let{top:s,bottom:i,left:u,right:l}=n.padding;return Hl(o,[[0,0],[s,i],[u,l],[0,0]])}case"reshape":return Et(r,[r.shape[0],...n.shape]);case"add":return t.slice(1).reduce((s,i)=>J(s,i),r);case"multiply":return t.slice(1).reduce((s,i)=>H(s,i),r);case"concatenate":return Pl([...t],-1);case"globalAverage":return zl(r,[1,2])}}function TA(n,t){switch(t){case"relu":return br(n);case"relu6":return wr(n);case"swish":return H(n,Tn(n));case"sigmoid":return Tn(n);case"softmax":return Vl(n);case"linear":return n}}function kr(n,t,e){let r=typeof e=="string"?e:PA(e);return RA(`Cannot ${n}: expected ${t}, received ${r}`)}function RA(n){return n.replace(/(?![\n\t])\p{Cc}/gu,t=>`\\u${t.charCodeAt(0).toString(16).padStart(4,"0")}`)}function PA(n){if(n===void 0)return"nothing";if(typeof n=="number"||typeof n=="bigint")return String(n);if(typeof n=="function")return`a function ${n.name}`.trimEnd();if(ArrayBuffer.isView(n)){let e="length"in n?n.length:n.byteLength;return`${n.constructor.name}(${e})`}let t;try{t=JSON.stringify(n,(r,o)=>typeof o=="number"&&!Number.isFinite(o)?`\0${o}`:o)?.replace(/"\\u0000(-?\w+)"/g,"$1")??String(n)}catch{t=String(n)}return t.length<=80?t:`${t.slice(0,77)}...`}var Sb={area:{support:.5,weight:n=>n>-.5&&n<=.5?1:0},bilinear:{support:1,weight:n=>Math.max(0,1-Math.abs(n))},bicubic:{support:2,weight:n=>BA(Math.abs(n))}};function BA(n){return n<1?((-.5+2)*n-(-.5+3))*n*n+1:n<2?(((n-5)*n+8)*n-4)*-.5:0}function vb(n,t,e,r){let{data:o}=n;return t!==n.width&&(o=Ib(o,_b(n.width,t,r),{lines:n.height,inLine:n.width*3,inStep:3,outLine:t*3,outStep:3})),e!==n.height&&(o=Ib(o,_b(n.height,e,r),{lines:t,inLine:3,inStep:t*3,outLine:3,outStep:t*3})),{width:t,height:e,data:o}}var yc=22;function _b(n,t,e){let r=n/t,o=Math.max(r,1),s=e.support*o,i=1/o,u=new Int32Array(t),l=[];for(let a=0;a<t;a++){let c=(a+.5)*r,p=Math.max(Math.trunc(c-s+.5),0),m=Math.min(Math.trunc(c+s+.5),n),f=Array.from({length:m-p},(h,b)=>e.weight((b+p-c+.5)*i)),d=f.reduce((h,b)=>h+b,0);u[a]=p,l.push(Int32Array.from(f,h=>{let b=d===0?h:h/d;return Math.trunc((b<0?-.5:.5)+b*(1<<yc))}))}return{first:u,weights:l}}function Ib(n,{first:t,weights:e},r){let{lines:o,inLine:s,inStep:i,outLine:u,outStep:l}=r,a=new Uint8Array(o*t.length*3);for(let c=0;c<t.length;c++){let p=e[c],m=t[c]*i;for(let f=0;f<o;f++){let d=f*u+c*l;for(let h=0;h<3;h++){let b=1<<yc-1,w=f*s+m+h;for(let I=0;I<p.length;I++,w+=i)b+=n[w]*p[I];a[d+h]=Math.min(255,Math.max(0,b>>yc))}}}return a}function bc(n,t){xa(n,t.width,t.height);let e=t.width*t.height*3;if(t.data.length!==e){let r=`${e} bytes for ${t.width} x ${t.height} RGB pixels`;throw new TypeError(kr(n,r,`${t.data.length}`))}}function xa(n,t,e){if(!Number.isInteger(t)||!Number.isInteger(e)||t<1||e<1)throw new RangeError(kr(n,"a width and a height of at least 1 pixel",`${t} x ${e}`))}var kb=["nearest","bilinear","bicubic","area"];function Mb(n,t,e,r="nearest"){return OA("resize an image",r),r==="nearest"?LA(n,t,e):(xa("resize an image",t,e),bc("resize an image",n),n.width===t&&n.height===e?n:vb(n,t,e,Sb[r]))}function OA(n,t){if(kb.some(r=>r===t))return;let e=kb.join(", ");throw new RangeError(kr(n,`an interpolation of ${e}`,t))}function LA(n,t,e){if(xa("resize an image",t,e),bc("resize an image",n),n.width===t&&n.height===e)return n;let r=Ab(n.width,t),o=Ab(n.height,e),s=n.data,i=new Uint8Array(t*e*3);for(let u=0,l=0;u<e;u++){let a=o[u]*n.width;for(let c=0;c<t;c++,l+=3){let p=(a+r[c])*3;i[l]=s[p],i[l+1]=s[p+1],i[l+2]=s[p+2]}}return{width:t,height:e,data:i}}function Ab(n,t){let e=n/t,r=new Int32Array(t),o=e*.5;for(let s=0;s<t;s++,o+=e)r[s]=Math.min(Math.trunc(o),n-1);return r}var Eb=64e6;async function Fb(n,{imageSize:t,interpolation:e,orientation:r}){let o=await $A(n,r);return Mb(o,t,t,e).data}async function $A(n,t){let e;try{e=await createImageBitmap(n,{imageOrientation:t==="apply"?"from-image":"none",colorSpaceConversion:"none",premultiplyAlpha:"none"})}catch{throw new Error("This file is not a picture that your browser can read.")}try{let{width:r,height:o}=e;if(r*o>Eb)throw new Error(`This picture is too large: ${r} × ${o} pixels, of which ${Eb/1e6} million would do.`);let s=WA(e),i=new Uint8Array(r*o*3);for(let u=0,l=0;l<i.length;u+=4,l+=3)i[l]=s[u],i[l+1]=s[u+1],i[l+2]=s[u+2];return{width:r,height:o,data:i}}finally{e.close()}}function WA(n){let t=document.createElement("canvas");t.width=n.width,t.height=n.height;let e=t.getContext("2d",{willReadFrequently:!0});if(e===null)throw new Error("Your browser has no memory left for this picture.");e.drawImage(n,0,0);let{data:r}=e.getImageData(0,0,n.width,n.height),o=!0;for(let s=3;s<r.length&&o;s+=4)o=r[s]===255;return o?r:UA(n)??r}function UA(n){let{width:t,height:e}=n,r=document.createElement("canvas").getContext("webgl");if(r===null||Math.max(t,e)>r.getParameter(r.MAX_TEXTURE_SIZE))return;r.pixelStorei(r.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),r.bindTexture(r.TEXTURE_2D,r.createTexture()),r.texImage2D(r.TEXTURE_2D,0,r.RGBA,r.RGBA,r.UNSIGNED_BYTE,n),r.bindFramebuffer(r.FRAMEBUFFER,r.createFramebuffer());let o=r.getParameter(r.TEXTURE_BINDING_2D);if(r.framebufferTexture2D(r.FRAMEBUFFER,r.COLOR_ATTACHMENT0,r.TEXTURE_2D,o,0),r.checkFramebufferStatus(r.FRAMEBUFFER)!==r.FRAMEBUFFER_COMPLETE)return;let s=new Uint8Array(t*e*4);return r.readPixels(0,0,t,e,r.RGBA,r.UNSIGNED_BYTE,s),s}async function Cb({tensors:n,deflated:t,bytes:e},r){let o=n.reduce((c,{shape:p,bits:m})=>c+(m===32?Db(p):Nb(p)),0),s=new Float32Array(e.slice(0,o*4).buffer),i=await r(e.slice(o*4,o*4+t)),u=new wc(e.subarray(o*4+t)),l=0,a=0;return n.map(({shape:c,bits:p})=>{let m=Db(c);if(p===32)return s.slice(l,l+=m);let f=Nb(c),d=s.subarray(l,l+=f),h=new Float32Array(m);for(let b=0;b<m;b++){let w=i[a++]<<24>>24;h[b]=(w*2**(p-8)+u.read(p-8))*d[b%f]}return h})}function Db(n){return n.reduce((t,e)=>t*e,1)}function Nb(n){let t=n.at(-1);return t>1?t:n.at(-2)??1}var wc=class{#n;#r=0;#e=0;#t=0;constructor(t){this.#n=t}read(t){for(;this.#t<t;this.#t+=8)this.#e|=(this.#n[this.#r++]??0)<<this.#t;let e=this.#e&2**t-1;return this.#e>>>=t,this.#t-=t,e}};var zA=5,on=globalThis[Tc]??{},Vt=n=>document.getElementById(n),_a=0;async function HA({graph:n,packing:t}){if(on.weights===void 0||on.wasm===void 0)throw new Error("A file of this page is missing: weights.js or wasm.js.");await wb(xc(on.wasm));let e={...t,bytes:xc(on.weights)},r=await Cb(e,qA),o=0,s=n.nodes.map(i=>Object.fromEntries(Object.entries(i).map(([u,l])=>VA(l)?[u,{shape:l.shape,values:r[o++]}]:[u,l])));return xb({...n,nodes:s})}function VA(n){return typeof n=="object"&&n!==null&&"shape"in n}async function qA(n){let t=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate-raw"));return new Uint8Array(await new Response(t).arrayBuffer())}function xc(n){let t=atob(n),e=new Uint8Array(t.length);for(let r=0;r<e.length;r++)e[r]=t.charCodeAt(r);return e}function Le(n,t=!1){let e=Vt("status");e.textContent=n,e.classList.toggle("fault",t)}function jA(n,t){let e=Array.from(n.keys()).sort((i,u)=>n[u]-n[i]).slice(0,zA),r=e[0],o=n[r]<.5;Vt("answer").replaceChildren(...e.map(i=>{let u=document.createElement("li"),l=document.createElement("span");return l.className="bar",l.setAttribute("aria-hidden","true"),l.append(document.createElement("span")),l.firstChild.style.inlineSize=`${n[i]*100}%`,u.append(Tb("name",t[i]),Tb("share",Rb(n[i])),l),u})),Vt("unsure").hidden=!o,Vt("result").hidden=!1,document.documentElement.dataset.probabilities=JSON.stringify([...n]);let s=`${t[r]}, ${Rb(n[r])}`;Le(o?`The network is unsure; its best guess: ${s}.`:`${s}.`)}function Tb(n,t){let e=document.createElement("span");return e.className=n,e.textContent=t,e}function Rb(n){return n>.9995?"over 99.9 %":n<5e-4?"under 0.1 %":`${(n*100).toFixed(1)} %`}async function KA(n,t,e,{input:r,classNames:o}){let s=++_a;delete document.documentElement.dataset.probabilities,Le("Looking at the picture …");try{let i=await Fb(n,r),u=Vt("preview");URL.revokeObjectURL(u.src),u.src=URL.createObjectURL(n),u.alt=`The chosen picture, ${t}`,Vt("shown").hidden=!1,Vt("result").hidden=!0;let l=await(await e)(i);s===_a&&jA(l,o)}catch(i){s===_a&&Le(i instanceof Error?i.message:String(i),!0)}}function XA(n){document.title=n.title,Vt("title").textContent=n.title,Vt("facts").replaceChildren(...n.facts.map(s=>{let i=document.createElement("li");return i.textContent=s,i})),Vt("classes").textContent=`${n.classNames.join(", ")}.`;let t=HA(n);t.then(()=>_a===0&&Le("Ready. Choose a picture."),s=>Le(`The network could not start: ${s.message}`,!0));let e=(s,i)=>{s&&KA(s,i??(s instanceof File?s.name:"a picture"),t,n)};for(let s of["choose","photo"]){let i=Vt(s);i.addEventListener("change",()=>{e(i.files?.[0]),i.value=""})}let r=Vt("zone");document.addEventListener("dragover",s=>{s.preventDefault(),r.classList.add("over")}),document.addEventListener("dragleave",()=>r.classList.remove("over")),document.addEventListener("drop",s=>{s.preventDefault(),r.classList.remove("over");let[i]=s.dataTransfer?.files??[];i===void 0?Le("Drop a picture's file, please.",!0):e(i)}),document.addEventListener("paste",s=>{let i=[...s.clipboardData?.files??[]].at(0);i===void 0?Le("There is no picture in the clipboard.",!0):e(i)});let o=on.samples??[];Vt("samples").hidden=o.length===0,Vt("sample-list").replaceChildren(...o.map(({name:s,url:i})=>{let u=document.createElement("li"),l=document.createElement("button"),a=document.createElement("img");return l.type="button",a.src=i,a.alt=s,l.append(a),l.addEventListener("click",()=>e(JA(i),s)),u.append(l),u}))}function JA(n){let[t="",e=""]=n.split(",");return new Blob([xc(e)],{type:t.slice(5).split(";")[0]??""})}on.classifier===void 0?Le("A file of this page is missing: classifier.js.",!0):XA(on.classifier);})();
