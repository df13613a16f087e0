import type { ComponentChildren } from 'preact';
import { ButtonGroup, ButtonLink, FilterLayout, Pagination } from '#ui';
import { standings } from '../rules/index.ts';

type Asked = Readonly<Record<string, string | number | null>>;

export interface NarrowingProps {
  readonly asked: Asked;
  /** The list's own address with what it is narrowed by. */
  readonly to: (asked: Asked) => string;
  /** What each answer is called, where the answer itself does not say it. */
  readonly says: Readonly<Record<string, (value: string) => string>>;
  readonly page: number;
  readonly pages: number;
  readonly add?: { readonly href: string; readonly label: string } | undefined;
  readonly options: ComponentChildren;
  readonly children: ComponentChildren;
}

/** How a list stands when nobody has narrowed it. */
const USUAL: Asked = { page: 1, standing: 'inForce' };

/** What a standing is called in the filter. */
export const sayStanding = (value: string): string =>
  ({ ...standings, all: 'All, past and future' })[value] ?? value;

const differing = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([name, value]) => value !== (USUAL[name] ?? null)));

/** A list that can be narrowed, by the page. The address says it all, and can be kept. */
export const Narrowing = ({ asked, to, says, page, pages, add, options, children }: NarrowingProps) => {
  const { page: _, ...narrowed } = differing(asked);
  const chosen = Object.entries(narrowed).filter(([, value]) => value !== '');
  return (
    <>
      {add && (
        <ButtonGroup>
          <ButtonLink href={add.href}>{add.label}</ButtonLink>
        </ButtonGroup>
      )}
      <FilterLayout
        action={to({})}
        clearHref={to({})}
        selected={chosen.map(([name, value]) => ({
          label: says[name]?.(String(value)) ?? String(value),
          without: to({ ...narrowed, [name]: null }),
        }))}
        options={options}
      >
        {children}
        <Pagination page={page} pages={pages} href={(at) => to({ ...narrowed, page: at })} />
      </FilterLayout>
    </>
  );
};
