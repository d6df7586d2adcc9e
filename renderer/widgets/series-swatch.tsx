// The line, dash and marker of a run, the same in tree, table and chart.
import './series-swatch.css';

/** Plotly's symbols of the same numbers (see the tokens), around the middle of the swatch. */
const markers = [
  { look: 'full', path: 'M7.8 6a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0' },
  { look: 'full', path: 'M7.8 2.8h6.4v6.4h-6.4z' },
  { look: 'full', path: 'M11 2L14.8 8.9H7.2z' },
  { look: 'full', path: 'M11 2L15 6L11 10L7 6z' },
  { look: 'full', path: 'M11 10L14.8 3.1H7.2z' },
  { look: 'open', path: 'M8.2 6a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0' },
  { look: 'stroke', path: 'M11 2.4V9.6M7.4 6H14.6' },
  { look: 'stroke', path: 'M8.4 3.4L13.6 8.6M13.6 3.4L8.4 8.6' },
  { look: 'open', path: 'M8.2 3.2h5.6v5.6h-5.6z' },
  { look: 'open', path: 'M11 2.4L14.6 6L11 9.6L7.4 6z' },
  { look: 'open', path: 'M11 2.4L14.4 8.6H7.6z' },
] as const;

type SeriesSwatchProps = {
  /** 0 is the baseline, 1 to 10 the series. */
  readonly series: number;
};

/** A short piece of the line that the run has in charts. */
export function SeriesSwatch({ series }: SeriesSwatchProps) {
  const marker = markers[series] ?? markers[0];
  return (
    <svg
      className={`series-swatch series-${String(series)}`}
      viewBox="0 0 22 12"
      aria-hidden="true"
    >
      <path className="line" d="M0 6H22" />
      <path className={`marker ${marker.look}`} d={marker.path} />
    </svg>
  );
}
