/** Chains as data: what they draw, and which are refused. */
import assert from "node:assert/strict";
import {
  type AugmentationChain,
  augmentImage,
  describeAugmentation,
  parseChain,
} from "lib/augment/mod.ts";
import { noisePicture } from "./_pictures.ts";

const rotate = { name: "rotate", angleDegrees: [-20, 20] } as const;

Deno.test("a step of probability 1 is always taken, one of 0 never, none leaves the picture", () => {
  const chain: AugmentationChain = [
    { probability: 1, oneOf: [{ name: "add", offset: 3 }] },
    { probability: 0, oneOf: [rotate] },
  ];
  const photo = noisePicture(9, 7, 1);
  for (let image = 0; image < 50; image++) {
    assert.deepEqual(describeAugmentation(chain, { epoch: 0, image }), [{
      name: "add",
      offset: 3,
    }]);
    assert.deepEqual(augmentImage([], photo, { epoch: 0, image }).data, photo.data);
  }
});

Deno.test("two steps that begin with the same operation are drawn independently", () => {
  const chain: AugmentationChain = [
    { probability: 1, oneOf: [rotate] },
    { probability: 1, oneOf: [rotate] },
  ];
  for (let image = 0; image < 20; image++) {
    const [first, second] = describeAugmentation(chain, { epoch: 0, image });
    assert.notDeepEqual(first, second);
  }
});

Deno.test("another step elsewhere in the chain changes no step's draw", () => {
  const alone: AugmentationChain = [{ probability: .5, oneOf: [rotate] }];
  const chain: AugmentationChain = [
    { probability: .5, oneOf: [{ name: "gaussianNoise", sigma: [0, 9] }] },
    ...alone,
  ];
  for (let image = 0; image < 50; image++) {
    const draw = { epoch: 1, image };
    const rotated = describeAugmentation(chain, draw).filter(({ name }) => name === "rotate");
    assert.deepEqual(rotated, describeAugmentation(alone, draw));
  }
});

Deno.test("of several operations each is taken equally often, whole amounts at both ends", () => {
  const chain: AugmentationChain = [{
    probability: 1,
    oneOf: [{ name: "flipLeftRight" }, rotate, { name: "add", offset: { whole: [-1, 1] } }],
  }];
  const drawn = Array.from(
    { length: 3000 },
    (_, image) => describeAugmentation(chain, { epoch: 0, image })[0]!,
  );
  const counts = Map.groupBy(drawn, ({ name }) => name);
  // 1000 expected, standard deviation 26.
  for (const group of counts.values()) assert.ok(Math.abs(group.length - 1000) < 104);
  const offsets = drawn.flatMap((one) => one.name === "add" ? [one.offset] : []);
  assert.deepEqual([...new Set(offsets)].sort((a, b) => a - b), [-1, 0, 1]);
});

const WRONG: readonly [unknown, string][] = [
  [null, "(at augmentation: array, received null), received null"],
  [
    [{ probability: .5 }],
    "(at augmentation[0].oneOf: array, received undefined), received nothing",
  ],
  [
    [{ probability: .5, oneOf: [] }],
    "(at augmentation[0].oneOf: too small: expected array to have >=1 items), received []",
  ],
  [
    [{ probability: .5, oneOf: [{ name: "rotate", angleDegrees: [20, -20] }] }],
    "(at augmentation[0].oneOf[0].angleDegrees: a finite number, a range [low, high] or " +
    "{ whole: [low, high] }), received [20,-20]",
  ],
  [
    [{ probability: .5, oneOf: [{ name: "scale", factor: [0, 2] }] }],
    "(at augmentation[0].oneOf[0].factor: a finite number above 0, a range [low, high] or " +
    "{ whole: [low, high] }), received [0,2]",
  ],
  [
    [{
      probability: .5,
      oneOf: [{ name: "motionBlur", kernelSize: [3, 5], angleDegrees: 0, direction: 0 }],
    }],
    "(at augmentation[0].oneOf[0].kernelSize: a whole number of at least 1, at most 99 or " +
    "{ whole: [low, high] }), received [3,5]",
  ],
];

for (const [chain, complaint] of WRONG) {
  Deno.test(`parseChain() refuses ${JSON.stringify(chain)} in one sentence`, () => {
    assert.throws(() => parseChain(chain), {
      name: "RangeError",
      message: `Cannot read an augmentation: expected an augmentation chain ${complaint}`,
    });
  });
}

Deno.test("parseChain() refuses unknown operations, parameters and keys", () => {
  for (
    const chain of [
      [{ probability: .5, oneOf: [{ name: "blur" }] }],
      [{ probability: .5, oneOf: [{ name: "rotate", angle: 3 }] }],
      [{ probability: .5, oneOf: [{ ...rotate, sigma: 3 }] }],
      [{ probability: .5, oneOf: [rotate], often: true }],
      [{ probability: .5, oneOf: [{ name: "add", offset: { whole: [0, 1.5] } }] }],
      [{ probability: .5, oneOf: [{ name: "add", offset: Infinity }] }],
    ]
  ) {
    assert.throws(() => parseChain(chain), (error: Error) => {
      assert.equal(error.name, "RangeError");
      assert.ok(!error.message.includes("\n"));
      return true;
    });
  }
});
