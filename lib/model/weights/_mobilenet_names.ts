/** What torchvision calls the layers of MobileNetV2. */
import { blockNames } from "../_stages.ts";
import { MOBILENET_REPEATS } from "../mobilenet.ts";
import { HEAD } from "./assign.ts";

/** The blocks as they are counted through, `features.1` first. */
const BLOCKS = blockNames(MOBILENET_REPEATS);

const ENDS = new Map([
  ["features.0.0", "stem_conv"],
  ["features.0.1", "stem_bn"],
  ["features.18.0", "top_conv"],
  ["features.18.1", "top_bn"],
  ["classifier.1", HEAD],
]);

const SEPARABLE = ["dwconv", "bn", "project_conv", "project_bn"];
const INVERTED = ["expand_conv", "expand_bn", ...SEPARABLE];
/** Where each of these stands; the activations between them have no weights. */
const NESTED = {
  separable: ["0.0", "0.1", "1", "2"],
  inverted: ["0.0", "0.1", "1.0", "1.1", "2", "3"],
};
const FLAT = { separable: ["0", "1", "3", "4"], inverted: ["0", "1", "3", "4", "6", "7"] };

/**
 * The layer's name here: `features.3.conv.0.1` is `block2b_expand_bn`. The implementation that
 * torchvision's came from puts each block's layers in one row: there it is `features.3.conv.1`.
 *
 * @param layer The name there.
 * @param names All names of the file: they tell which of the two it is.
 * @returns Nothing for a name that is neither's.
 */
export function mobileNetLayer(layer: string, names: ReadonlySet<string>): string | undefined {
  if (ENDS.has(layer)) return ENDS.get(layer);
  const [, number, place = ""] = /^features\.(\d+)\.conv\.([\d.]+)$/.exec(layer) ?? [];
  const block = BLOCKS[Number(number) - 1];
  if (block === undefined) return undefined;
  const places = names.has("features.1.conv.0.weight") ? FLAT : NESTED;
  // The first block does not expand its channels.
  const part = number === "1"
    ? SEPARABLE[places.separable.indexOf(place)]
    : INVERTED[places.inverted.indexOf(place)];
  return part === undefined ? undefined : `${block}${part}`;
}
