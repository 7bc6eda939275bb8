/* The chart library with its style sheet, fetched when the first chart is opened. */
import "uplot/dist/uPlot.min.css";
export { default as UPlot } from "uplot";
