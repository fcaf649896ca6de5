/** Which function builds which backbone, with its initialiser. */
import type { BackboneName, Scaling } from "./backbones.ts";
import type { BackboneSettings, Node } from "./_blocks.ts";
import { densenet121 } from "./densenet.ts";
import { efficientnetb0, efficientnetb2, efficientnetLite } from "./efficientnet.ts";
import type { LiteSize } from "./_lite.ts";
import type { KernelRule } from "./initialise.ts";
import { mobilenetv2 } from "./mobilenet.ts";
import { resnet18, resnet34, resnet50 } from "./resnet.ts";
import { xception } from "./xception.ts";

interface Recipe {
  readonly build: (x: Node, settings: BackboneSettings) => Node;
  /** The network itself brings pixels of 0..1 to the range that it was trained on. */
  readonly scalesItself?: true;
  /** What 0..1 "straight into the network" means where the network itself divides by 255. */
  readonly unitScaling?: Scaling;
  readonly kernels: KernelRule;
  /** Keras's own rate of stochastic depth. */
  readonly dropConnectRate: number;
}

const efficientnet = {
  // Its own rescaling by 1 / 255 and the factor 255 to its range cancel out.
  scalesItself: true,
  unitScaling: { scale: [1 / 255], offset: [0] },
  kernels: "efficientnet",
  dropConnectRate: .2,
} as const;
const resnet = { kernels: "heUniform", dropConnectRate: 0 } as const;

function lite(size: LiteSize): Recipe {
  return {
    build: (x, settings) => efficientnetLite(x, settings, size),
    kernels: "efficientnet",
    dropConnectRate: 0,
  };
}

/** The recipe of each backbone. */
export const RECIPES: Readonly<Record<BackboneName, Recipe>> = {
  efficientnetb0: { ...efficientnet, build: efficientnetb0 },
  efficientnetb2: { ...efficientnet, build: efficientnetb2 },
  xception: { build: xception, kernels: "glorotUniform", dropConnectRate: 0 },
  densenet121: { build: densenet121, kernels: "glorotUniform", dropConnectRate: 0 },
  resnet18: { ...resnet, build: resnet18 },
  resnet34: { ...resnet, build: resnet34 },
  resnet50: { ...resnet, build: resnet50 },
  "efficientnet-lite0": lite(0),
  "efficientnet-lite1": lite(1),
  "efficientnet-lite2": lite(2),
  mobilenetv2: { build: mobilenetv2, kernels: "efficientnet", dropConnectRate: 0 },
};
