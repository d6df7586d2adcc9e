// The script of a printed report. The page holds `<figure data-figure="...">` elements whose attribute is JSON: which
// chart, of which overlay. Each is drawn as SVG at the size of its box, so that the printed chart is vector, and what it
// shows (quantity, unit, scale) is added to its caption. When all are drawn the page says so in `data-ready` of its root: `true`, or what went wrong. The printer waits for that.
import type { ChartTheme } from '../../shared/figures/chart-theme.ts';
import { ecdfFigure } from '../../shared/figures/ecdf.ts';
import { sizeFigure } from '../../shared/figures/size.ts';
import { tailFigure } from '../../shared/figures/tail.ts';
import type { ChartKind, Overlay } from '../../shared/views/overlay.ts';
import { isJsonObject } from '../../shared/base/json.ts';
import tokens from '../theme/tokens.css?inline';
import { chartThemeFromTokens } from './chart-theme-from-tokens.ts';
import { drawStaticFigure } from './plotly.ts';
import pageStyle from './report-page.css?inline';

type PrintedFigure = { readonly kind: ChartKind; readonly overlay: Overlay };

const figures = { size: sizeFigure, ecdf: ecdfFigure, tail: tailFigure } as const;

async function drawAll(): Promise<void> {
  const style = document.createElement('style');
  style.textContent = tokens + pageStyle;
  document.head.append(style);
  const theme = chartThemeFromTokens(document.body);
  for (const element of document.querySelectorAll<HTMLElement>('figure[data-figure]')) {
    const printed: unknown = JSON.parse(element.dataset['figure'] ?? '');
    if (!isPrintedFigure(printed)) throw new Error('A figure of the page cannot be read.');
    await drawPrinted(element, printed, theme);
  }
}

async function drawPrinted(
  element: HTMLElement,
  { kind, overlay }: PrintedFigure,
  theme: ChartTheme,
): Promise<void> {
  const box = element.querySelector<HTMLElement>('.drawing');
  const caption = element.querySelector('figcaption');
  if (!box || !caption) throw new Error('A figure of the page has no box or no caption.');
  const { clientWidth: width, clientHeight: height } = box;
  const figure = figures[kind](overlay, { theme, width, height, scale: 'log' });
  caption.append(` ${figure.title}, ${figure.subtitle}`);
  await drawStaticFigure(box, figure);
}

/** Page and script are of one build: it is enough to see that the attribute is what the page writes. */
function isPrintedFigure(value: unknown): value is PrintedFigure {
  return isJsonObject(value) && String(value['kind']) in figures && 'overlay' in value;
}

drawAll().then(
  () => {
    document.documentElement.dataset['ready'] = 'true';
  },
  (error: unknown) => {
    document.documentElement.dataset['ready'] =
      error instanceof Error ? error.message : String(error);
  },
);
