import assert from "node:assert/strict";
import { type KernelMessage, OutputCollector } from "lib/notebook/mod.ts";
import { textOfOutput } from "./_cells.ts";

function message(type: string, content: Record<string, unknown>): KernelMessage {
  return { type, content, parentId: "", metadata: {} };
}

const print = (text: string, name = "stdout") => message("stream", { name, text });
const display = (text: string, id?: string, type = "display_data") =>
  message(type, {
    data: { "text/plain": text },
    metadata: {},
    transient: id === undefined ? {} : { "display_id": id },
  });

function collect(...messages: KernelMessage[]): string[] {
  const collector = new OutputCollector();
  for (const one of messages) collector.add(one);
  return collector.outputs.map(textOfOutput);
}

Deno.test("OutputCollector merges what follows on one stream, and only that", () => {
  const outputs = collect(print("a\n"), print("b\n"), print("c\n", "stderr"), print("d\n"));
  assert.deepEqual(outputs, ["a\nb\n", "c\n", "d\n"]);
  assert.deepEqual(collect(print("a"), display("x"), print("b")), ["a", "x", "b"]);
});

Deno.test("OutputCollector shows a progress line's last state, as a terminal does", () => {
  assert.deepEqual(collect(print("10%\r20%"), print("\r30%\ndone\r\n")), ["30%\ndone\n"]);
});

Deno.test("OutputCollector clears at once, or when the next output comes", () => {
  const clear = (wait: boolean) => message("clear_output", { wait });
  assert.deepEqual(collect(print("a"), clear(false)), []);
  assert.deepEqual(collect(print("a"), clear(true)), ["a"]);
  assert.deepEqual(collect(print("a"), clear(true), display("b"), print("c")), ["b", "c"]);
});

Deno.test("OutputCollector updates a display, also one of an earlier cell", () => {
  const displays = new Map<string, unknown[]>();
  const first = new OutputCollector(displays);
  const second = new OutputCollector(displays);
  first.add(display("0 of 2", "progress"));
  first.add(display("other", "else"));
  first.add(display("1 of 2", "progress", "update_display_data"));
  assert.deepEqual(first.outputs.map(textOfOutput), ["1 of 2", "other"]);
  second.add(display("2 of 2", "progress", "update_display_data"));
  assert.deepEqual(first.outputs.map(textOfOutput), ["2 of 2", "other"]);
  assert.deepEqual(second.outputs, []);
});

Deno.test("OutputCollector keeps errors and leaves the kernel's own messages out", () => {
  const error = message("error", { ename: "TypeError", evalue: "no", traceback: ["a", "b"] });
  const outputs = collect(message("status", {}), message("execute_input", { code: "1" }), error);
  assert.deepEqual(outputs, ["TypeError: no"]);
});
