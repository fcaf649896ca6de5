import assert from "node:assert/strict";
import { contentPolicy } from "lib/notebook/render/policy.ts";

const directives = (policy: string) =>
  new Map(
    policy.split("; ").map((it) => {
      const [name, ...sources] = it.split(" ");
      return [name!, sources.join(" ")];
    }),
  );

Deno.test("contentPolicy() lets a plain page load its styles and nothing else", () => {
  const plain = directives(contentPolicy());
  for (
    const name of ["default-src", "script-src", "script-src-attr", "connect-src", "form-action"]
  ) {
    assert.equal(plain.get(name), "'none'", name);
  }
  assert.equal(plain.get("img-src"), "data:");
  assert.equal(plain.get("style-src-elem"), "'self' file:");
  assert.doesNotMatch(contentPolicy(), /http|\*|unsafe-eval/);
});

Deno.test("contentPolicy() names a script by the SHA-256 of its text", () => {
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  const hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
  assert.equal(directives(contentPolicy({ scripts: ["alert(1)"] })).get("script-src"), hash);
});

Deno.test("contentPolicy() opens for charts, pictures and WebAssembly what they need", () => {
  const open = directives(
    contentPolicy({ scriptFiles: true, pictureFiles: true, charts: true, webAssembly: true }),
  );
  assert.equal(open.get("script-src"), "'self' file: 'wasm-unsafe-eval'");
  assert.equal(open.get("img-src"), "'self' file: data: blob:");
  assert.match(
    open.get("style-src-elem")!,
    /'sha256-47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU='/,
  );
});
