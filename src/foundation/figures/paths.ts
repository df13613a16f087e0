/** Which period, area, moment and version a page of figures is about: what stands in the address. */
export interface FigureAsked {
  readonly period?: string;
  readonly from?: string;
  readonly until?: string;
  readonly area?: string;
  readonly asAt?: string;
  readonly version?: number;
  readonly part?: string;
  readonly page?: number;
}

const withAsked = (path: string, asked: FigureAsked = {}): string => {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
};

/** The addresses of this module's pages. */
export const paths = {
  figures: (asked?: FigureAsked): string => withAsked('/figures', asked),
  figure: (indicator: string, asked?: FigureAsked): string =>
    withAsked(`/figures/${encodeURIComponent(indicator)}`, asked),
  records: (indicator: string, asked?: FigureAsked): string =>
    withAsked(`/figures/${encodeURIComponent(indicator)}/records`, asked),
  keep: (indicator: string): string => `/figures/${encodeURIComponent(indicator)}/keep`,
  population: '/figures/population',
} as const;
