/**
 * One look for all charts, light and dark: the same colour always means the same thing.
 *
 * Every colour of {@linkcode COLOURS} has a contrast of at least 3 to 1 against both backgrounds, so
 * a figure need not know on which it will lie, and those that appear together stay apart for readers
 * with any of the three colour-vision deficiencies (tests/chart/theme_test.ts computes both).
 *
 * @module
 */
import type { Figure, Layout } from "./figure.ts";

/** The two looks of a figure. */
export type Theme = "light" | "dark";

/** Colours by meaning. The first three are Okabe and Ito's blue, vermilion and bluish green. */
export const COLOURS = {
  train: "#0072B2",
  valid: "#D55E00",
  test: "#009E73",
  /** What was published. */
  published: "#8A919C",
  /** What this machine computed. */
  thisRun: "#A4479D",
  /** The best of several, or the one that is spoken of. */
  highlight: "#D55E00",
  /** What a comparison found better, and what it found worse. */
  better: "#008566",
  worse: "#D55E00",
  /** The rest. */
  neutral: "#8A919C",
} as const;

/** For series without a fixed meaning, in order. */
export const SERIES_COLOURS: readonly string[] = [
  COLOURS.train,
  COLOURS.valid,
  COLOURS.test,
  COLOURS.thisRun,
  "#967800",
  COLOURS.neutral,
];

/**
 * Scores from low to high, for dots and lines: blue over grey to the highlight's vermilion, every step
 * visible on both backgrounds.
 */
export const SCORE_SCALE: readonly (readonly [number, string])[] = [
  [0, "#2B72C4"],
  [0.5, "#8D8490"],
  [1, COLOURS.highlight],
];

/** The font shipped in `fonts/`, then what a machine without it has. */
const FONT_FAMILY =
  "Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

interface Inks {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly line: string;
  readonly label: string;
  /** From nothing to all, for areas: starts at the background. */
  readonly scale: readonly (readonly [number, string])[];
}

const INKS: Readonly<Record<Theme, Inks>> = {
  light: {
    paper: "#FFFFFF",
    ink: "#1F2328",
    muted: "#59626D",
    grid: "#E7EAEE",
    line: "#C3C9D1",
    label: "#FFFFFF",
    scale: [[0, "#F3F6FA"], [0.25, "#BDD3EA"], [0.5, "#6FA3D2"], [0.75, "#2C6FAE"], [1, "#0B3566"]],
  },
  dark: {
    paper: "#14171C",
    ink: "#E8EAED",
    muted: "#A3ABB6",
    grid: "#2A2F37",
    line: "#474E59",
    label: "#20252D",
    scale: [[0, "#1D222A"], [0.25, "#23446B"], [0.5, "#2F73B3"], [0.75, "#78AEDF"], [1, "#D8EAFB"]],
  },
};

/** The background of each theme, for pages that want the same. */
export const BACKGROUNDS: Readonly<Record<Theme, string>> = {
  light: INKS.light.paper,
  dark: INKS.dark.paper,
};

/** Plotly's template of each theme: everything of a figure's look that is not data. */
export const TEMPLATES: Readonly<Record<Theme, Layout>> = {
  light: template(INKS.light),
  dark: template(INKS.dark),
};

/**
 * Gives a figure its look.
 *
 * @param figure A figure; not changed.
 * @param theme Light or dark.
 * @returns The same figure with Plotly's template in its layout.
 */
export function themed(figure: Figure, theme: Theme = "light"): Figure {
  return { ...figure, layout: { ...figure.layout, template: TEMPLATES[theme] } };
}

/**
 * The same colour, more or less transparent.
 *
 * @param colour Six hexadecimal digits after `#`.
 * @param opacity In [0, 1].
 * @returns `rgba(...)`.
 */
export function transparent(colour: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

function template(inks: Inks): Layout {
  const axis = {
    automargin: true,
    gridcolor: inks.grid,
    linecolor: inks.line,
    showline: true,
    tickcolor: inks.line,
    tickfont: { size: 11, color: inks.muted },
    ticks: "outside",
    ticklen: 4,
    title: { standoff: 8, font: { size: 12, color: inks.ink } },
    zeroline: false,
  };
  const colorbar = {
    outlinewidth: 0,
    thickness: 12,
    ticks: "outside",
    ticklen: 4,
    tickcolor: inks.line,
    tickfont: { size: 11, color: inks.muted },
    title: { font: { size: 12, color: inks.ink }, side: "right" },
  };
  return {
    layout: {
      annotationdefaults: {
        arrowcolor: inks.muted,
        bgcolor: transparent(inks.paper, 0.75),
        font: { size: 12, color: inks.ink },
        showarrow: false,
      },
      bargap: 0.2,
      coloraxis: { colorbar, colorscale: inks.scale },
      colorscale: { sequential: inks.scale },
      colorway: SERIES_COLOURS,
      dragmode: "zoom",
      font: { family: FONT_FAMILY, size: 12, color: inks.ink },
      hoverlabel: {
        align: "left",
        bgcolor: inks.label,
        bordercolor: inks.line,
        font: { family: FONT_FAMILY, size: 12, color: inks.ink },
        namelength: -1,
      },
      hovermode: "closest",
      legend: {
        bgcolor: "rgba(0, 0, 0, 0)",
        font: { size: 12, color: inks.ink },
        orientation: "h",
        traceorder: "normal",
        x: 0,
        xanchor: "left",
        y: 1,
        yanchor: "bottom",
      },
      margin: { l: 56, r: 20, b: 48 },
      paper_bgcolor: inks.paper,
      plot_bgcolor: inks.paper,
      title: {
        font: { size: 15, weight: 600, color: inks.ink },
        // Anchored by its baseline, so that Plotly sets the second line close under it.
        pad: { l: 12, b: -28 },
        subtitle: { font: { size: 12, color: inks.muted } },
        x: 0,
        xanchor: "left",
        xref: "container",
        y: 1,
        yanchor: "bottom",
        yref: "container",
      },
      updatemenudefaults: {
        bgcolor: inks.paper,
        bordercolor: inks.line,
        font: { size: 11, color: inks.ink },
      },
      xaxis: axis,
      yaxis: axis,
    },
    data: { heatmap: [{ type: "heatmap", colorbar, colorscale: inks.scale }] },
  };
}
