/** The places and times of day that a bird may be seen in. */

/** A place at a time of day and year. */
export interface Scene {
  readonly name: string;
  readonly place: "woods" | "shore" | "sky";
  /** From the zenith to the horizon. */
  readonly sky: readonly [string, string];
  readonly hills: string;
  /** Ground, or water where `water` is set. */
  readonly ground: string;
  readonly leaves: readonly string[];
  readonly water?: boolean;
  readonly extra:
    | "clouds"
    | "trunks"
    | "firs"
    | "bokeh"
    | "reeds"
    | "snow"
    | "moon"
    | "petals"
    | "sun";
  /** A wash of light over everything, and how strong. */
  readonly light: string;
  readonly wash: number;
}

/** All scenes. */
export const SCENES: readonly Scene[] = [
  {
    name: "summer meadow",
    place: "woods",
    sky: ["#8fcdee", "#e6f4ec"],
    hills: "#9cc59a",
    ground: "#7fb56a",
    leaves: ["#4f9a4b", "#6cb255", "#3f8447"],
    extra: "clouds",
    light: "#fff3c4",
    wash: 0.1,
  },
  {
    name: "deep forest",
    place: "woods",
    sky: ["#c9e2b8", "#8fbf8a"],
    hills: "#6fa377",
    ground: "#4d7f58",
    leaves: ["#39744a", "#4b8d52", "#2e6044"],
    extra: "trunks",
    light: "#eaffc8",
    wash: 0.1,
  },
  {
    name: "autumn wood",
    place: "woods",
    sky: ["#f7dfb5", "#f2b880"],
    hills: "#d98f55",
    ground: "#b8763f",
    leaves: ["#d9622b", "#e99a35", "#b8452a"],
    extra: "bokeh",
    light: "#ffd58a",
    wash: 0.14,
  },
  {
    name: "blossom",
    place: "woods",
    sky: ["#bfe0f2", "#fbe3ea"],
    hills: "#f0bccb",
    ground: "#a8c98c",
    leaves: ["#f7b6c8", "#fbd3de", "#f193b0"],
    extra: "petals",
    light: "#fff0f4",
    wash: 0.08,
  },
  {
    name: "winter",
    place: "woods",
    sky: ["#b9d2e6", "#eef4f8"],
    hills: "#d4e2ec",
    ground: "#f4f8fb",
    leaves: ["#6d8f86", "#55776f", "#87a39a"],
    extra: "snow",
    light: "#dfeeff",
    wash: 0.12,
  },
  {
    name: "sunset hills",
    place: "woods",
    sky: ["#6d6fb3", "#fbb582"],
    hills: "#a3668c",
    ground: "#6f5578",
    leaves: ["#54477a", "#6b4f7f", "#433a63"],
    extra: "sun",
    light: "#ff9a6b",
    wash: 0.18,
  },
  {
    name: "night",
    place: "woods",
    sky: ["#1b2450", "#4a5a96"],
    hills: "#2b3768",
    ground: "#26305c",
    leaves: ["#2f4770", "#3a5580", "#243a60"],
    extra: "moon",
    light: "#26367e",
    wash: 0.19,
  },
  {
    name: "garden",
    place: "woods",
    sky: ["#dff0c2", "#a7d3a0"],
    hills: "#86c08d",
    ground: "#6bab6d",
    leaves: ["#58a35a", "#86c46a", "#3f8a58"],
    extra: "bokeh",
    light: "#fffbd6",
    wash: 0.1,
  },
  {
    name: "fir mountains",
    place: "woods",
    sky: ["#a9cbe8", "#f0eee4"],
    hills: "#8aa9bd",
    ground: "#5f8a76",
    leaves: ["#2f6a5a", "#3f7d66", "#28584e"],
    extra: "firs",
    light: "#f4f9ff",
    wash: 0.08,
  },
  {
    name: "lake",
    place: "shore",
    sky: ["#9dd3ec", "#f1f6ea"],
    hills: "#8fbfa0",
    ground: "#6fb2c9",
    leaves: ["#5d9a58", "#7bb062", "#4a854e"],
    water: true,
    extra: "clouds",
    light: "#fff8d8",
    wash: 0.08,
  },
  {
    name: "reed bed",
    place: "shore",
    sky: ["#d6e8d8", "#f6ecc6"],
    hills: "#c3cf94",
    ground: "#86b3a2",
    leaves: ["#8a9f4a", "#a7b25a", "#71883f"],
    water: true,
    extra: "reeds",
    light: "#fff0bf",
    wash: 0.12,
  },
  {
    name: "evening marsh",
    place: "shore",
    sky: ["#7a83c2", "#fcc08a"],
    hills: "#9a6f96",
    ground: "#b0839e",
    leaves: ["#5d4f7d", "#71608c", "#4a4069"],
    water: true,
    extra: "sun",
    light: "#ff9f72",
    wash: 0.18,
  },
  {
    name: "winter lake",
    place: "shore",
    sky: ["#bcd0e2", "#f2f5f7"],
    hills: "#dbe6ee",
    ground: "#a5c3d6",
    leaves: ["#7a948e", "#91a8a2", "#647f79"],
    water: true,
    extra: "snow",
    light: "#e2efff",
    wash: 0.12,
  },
  {
    name: "moonlit water",
    place: "shore",
    sky: ["#1a2452", "#52629c"],
    hills: "#2c3969",
    ground: "#34477e",
    leaves: ["#2c4570", "#385483", "#22375d"],
    water: true,
    extra: "moon",
    light: "#24347c",
    wash: 0.19,
  },
  {
    name: "fair sky",
    place: "sky",
    sky: ["#62b3e6", "#dff1f8"],
    hills: "#a9cfb4",
    ground: "#8dc08e",
    leaves: ["#5f9f6a"],
    extra: "clouds",
    light: "#fff6d0",
    wash: 0.06,
  },
  {
    name: "dawn sky",
    place: "sky",
    sky: ["#8797d4", "#fdd0b0"],
    hills: "#b58aa8",
    ground: "#8f7199",
    leaves: ["#6b5a88"],
    extra: "sun",
    light: "#ffb48a",
    wash: 0.14,
  },
];
