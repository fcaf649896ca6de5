import assert from "node:assert/strict";
import { mostAlike } from "lib/classifier/mod.ts";
import { encodePng } from "lib/image/mod.ts";
import { withTempFolder } from "../_temp.ts";

/** A picture of one colour with a darker left half. */
function halves(red: number, green: number, blue: number) {
  const data = new Uint8Array(32 * 32 * 3);
  for (let at = 0; at < data.length; at++) {
    const colour = [red, green, blue][at % 3]!;
    data[at] = Math.floor(at / 3) % 32 < 16 ? colour / 2 : colour;
  }
  return { width: 32, height: 32, data };
}

Deno.test("mostAlike() finds the closest picture of the class, and looks at no other class", async () => {
  await withTempFolder(async (folder) => {
    const pictures = [halves(200, 20, 20), halves(20, 20, 200), halves(21, 20, 199)];
    const examples = await Promise.all(pictures.map(async (picture, i) => {
      const path = `${folder}/${i}.png`;
      await Deno.writeFile(path, await encodePng(picture));
      return { path, label: i === 2 ? 1 : 0 };
    }));
    const found = await mostAlike(halves(25, 20, 195), examples, 0);
    assert.deepEqual(found.data, pictures[1]!.data);
    // Of two that are equally like it the first, however many are decoded at once.
    const doubled = [...examples, ...examples.toReversed(), ...examples];
    assert.deepEqual((await mostAlike(halves(25, 20, 195), doubled, 0)).data, pictures[1]!.data);
    await Deno.writeTextFile(`${folder}/bad.png`, "no picture");
    await assert.rejects(
      mostAlike(halves(0, 0, 0), [...examples, { path: `${folder}/bad.png`, label: 0 }], 0),
      { name: "SyntaxError", message: /^Cannot decode image .*bad\.png: / },
    );
    await assert.rejects(mostAlike(halves(0, 0, 0), examples, 7), {
      name: "RangeError",
      message: "Cannot find a picture alike: expected an example of class 7, received none",
    });
  });
});
