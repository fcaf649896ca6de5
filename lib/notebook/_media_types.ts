/** Media types that more than one part of this folder looks for. */

/** The MIME type of Plotly's figures. */
export const PLOTLY_TYPE = "application/vnd.plotly.v1+json";
