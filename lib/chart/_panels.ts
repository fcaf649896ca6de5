/** Several small plots in one figure, on a grid with shared scales. */
import { escapeText, type Layout } from "./figure.ts";

/** One plot of a grid. */
export interface Panel {
  /** From the top, from 0. */
  readonly row: number;
  /** From the left, from 0. */
  readonly column: number;
  /** How a trace names its axes: `x3`, `y3`. */
  readonly x: string;
  readonly y: string;
  /** How the layout names them: `xaxis3`, `yaxis3`. */
  readonly xaxis: string;
  readonly yaxis: string;
  /** Where the plot lies, as shares of the plotting area. */
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
}

/** Cuts the plotting area into equal panels, row by row; gaps are shares of the whole. */
export function panelGrid(
  rows: number,
  columns: number,
  gaps: { readonly x?: number; readonly y?: number; readonly heights?: readonly number[] } = {},
): Panel[] {
  const { x: gapX = 0.03, y: gapY = 0.12, heights = Array<number>(rows).fill(1) } = gaps;
  const width = (1 - gapX * (columns - 1)) / columns;
  const unit = (1 - gapY * (rows - 1)) / heights.reduce((sum, height) => sum + height, 0);
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const number = index === 0 ? "" : String(index + 1);
    const left = column * (width + gapX);
    const above = heights.slice(0, row).reduce((sum, height) => sum + height, 0);
    const top = 1 - above * unit - row * gapY;
    return {
      row,
      column,
      x: `x${number}`,
      y: `y${number}`,
      xaxis: `xaxis${number}`,
      yaxis: `yaxis${number}`,
      across: [round(left), round(left + width)],
      up: [round(Math.max(0, top - heights[row]! * unit)), round(top)],
    };
  });
}

/** The two axes of a panel as entries of a layout. */
export function panelAxes(panel: Panel, x: Layout, y: Layout): Record<string, Layout> {
  return {
    [panel.xaxis]: { anchor: panel.y, domain: panel.across, ...x },
    [panel.yaxis]: { anchor: panel.x, domain: panel.up, ...y },
  };
}

/** A heading over a panel, at its left edge. */
export function panelTitle(panel: Panel, text: string, size = 12): Layout {
  return {
    font: { size, weight: 600 },
    showarrow: false,
    text: escapeText(text),
    x: panel.across[0],
    xanchor: "left",
    xref: "paper",
    y: panel.up[1],
    yanchor: "bottom",
    yref: "paper",
  };
}

function round(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
