import type { ComponentChildren } from 'preact';

/** One column: what stands above it, and what each row shows in it. */
export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly numeric?: boolean | undefined;
  /** Short values that read as one, such as a date: they stay on one line where there is room for a table. */
  readonly whole?: boolean | undefined;
  /** Names the row for screen readers, and heads its card on a phone. */
  readonly header?: boolean | undefined;
  /** The address that sorts by this column, and how the table is sorted by it now. */
  readonly sort?:
    | { readonly href: string; readonly now?: 'ascending' | 'descending' | undefined }
    | undefined;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly captionSize?: 's' | 'm' | 'l' | 'hidden' | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The sentence that stands instead of an empty table. */
  readonly empty: string;
  /** Marks a row that needs to be seen first. */
  readonly urgent?: ((row: Row) => boolean) | undefined;
}

// A browser may forget that a table is one when its rows are laid out as blocks, so that each part says what it is.
const AS = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

const captionClass = (size: 's' | 'm' | 'l' | 'hidden'): string =>
  size === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption--${size}`;

const Head = <Row,>({ label, numeric, sort }: Column<Row>) => (
  <th
    scope="col"
    {...AS.columnheader}
    class={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}
    aria-sort={sort ? (sort.now ?? 'none') : undefined}
  >
    {sort ? (
      <a class={`govuk-link app-sort${sort.now ? ` app-sort--${sort.now}` : ''}`} href={sort.href}>
        {label}
      </a>
    ) : (
      label
    )}
  </th>
);

const Cell = <Row,>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) =>
  column.header ? (
    <th
      scope="row"
      {...AS.rowheader}
      class={`govuk-table__header${column.whole ? ' app-table__cell--whole' : ''}`}
    >
      {column.cell(row)}
    </th>
  ) : (
    <td
      {...AS.cell}
      class={`govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}${column.whole ? ' app-table__cell--whole' : ''}`}
      data-label={column.label}
    >
      <div class="app-table__value">{column.cell(row)}</div>
    </td>
  );

/** Where the table would stand: under its caption, if it shows one, so that the page keeps its order. */
const Empty = ({
  caption,
  captionSize,
  children,
}: {
  readonly caption: string;
  readonly captionSize: 's' | 'm' | 'l' | 'hidden';
  readonly children: string;
}) =>
  captionSize === 'hidden' ? (
    <section class="app-empty" aria-label={caption}>
      <p class="govuk-body app-empty__title">{children}</p>
    </section>
  ) : (
    <section class="app-empty-table" aria-label={caption}>
      <p class={`govuk-table__caption ${captionClass(captionSize)}`} aria-hidden="true">
        {caption}
      </p>
      <p class="govuk-body">{children}</p>
    </section>
  );

/** A table, whose rows become cards on a phone with each column's label beside its value. */
export const Table = <Row,>({ caption, captionSize = 'm', columns, rows, empty, urgent }: TableProps<Row>) =>
  rows.length === 0 ? (
    <Empty caption={caption} captionSize={captionSize}>
      {empty}
    </Empty>
  ) : (
    <table class="govuk-table app-table" {...AS.table}>
      <caption class={`govuk-table__caption ${captionClass(captionSize)}`}>{caption}</caption>
      <thead class="govuk-table__head" {...AS.rowgroup}>
        <tr class="govuk-table__row" {...AS.row}>
          {columns.map((column) => (
            <Head key={column.label} {...column} />
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" {...AS.rowgroup}>
        {rows.map((row, index) => (
          <tr
            class={`govuk-table__row${urgent?.(row) ? ' app-table__row--urgent' : ''}`}
            {...AS.row}
            key={index}
          >
            {columns.map((column) => (
              <Cell key={column.label} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
