import { Fragment } from 'preact';
import { type Column, Details, type Frame, H1, H2, H3, Lede, Link, List, P, Page, Table } from '#ui';
import type { Described, Field, Reference } from '../reference.ts';

const COLUMNS: readonly Column<Field>[] = [
  { label: 'Name', header: true, cell: ({ path }) => <code>{path}</code> },
  { label: 'Type', cell: ({ type }) => type },
  { label: 'Must be there', cell: ({ required }) => (required ? 'Yes' : 'No') },
  { label: 'What it is', cell: ({ says }) => says || '–' },
];

const FieldTable = ({ caption, fields }: { readonly caption: string; readonly fields: readonly Field[] }) =>
  fields.length === 0 ? null : (
    <Table caption={caption} captionSize="s" columns={COLUMNS} rows={fields} empty="" />
  );

/** An address that breaks before a slash where it is too long for a phone, and not inside a word. */
const Address = ({ path }: { readonly path: string }) => (
  <>
    {path.split(/(?=\/)/).map((part, at) => (
      <Fragment key={`${at}${part}`}>
        {at > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </>
);

const Operation = ({ of }: { readonly of: Described }) => (
  <section>
    <H3>
      <code class="app-typed">
        {of.method} <Address path={of.path} />
      </code>
    </H3>
    <P>
      {of.title}. {of.purpose}
    </P>
    {of.parameters.length + of.body.length + of.answer.length > 0 && (
      <Details summary={`What ${of.method} ${of.path} takes and gives`}>
        <FieldTable caption="Parameters" fields={of.parameters} />
        <FieldTable caption="Body" fields={of.body} />
        <FieldTable caption="Answer" fields={of.answer} />
      </Details>
    )}
  </section>
);

const titled = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
const anchor = (name: string): string => `module-${name}`;

/** How to ask, then every page and act that there is, out of the declarations that serve them. */
export const ApiPage = ({ model, frame }: { readonly model: Reference; readonly frame: Frame }) => (
  <Page frame={frame} title="The API">
    <H1>The API</H1>
    <Lede>
      Every page of Arden is also its API: the same address, the same rules on who may see what, and the same
      record of who looked.
    </Lede>
    <H2>How to ask</H2>
    <List
      items={[
        <>
          Sign in with <code>POST /sign-in</code>, choose a post with <code>POST /posts</code> where you hold
          several, and send the session’s cookie with each request. The post’s rights are yours, and no more.
        </>,
        <>
          Send <code>Accept: application/json</code> to read a page as JSON.
        </>,
        <>
          Send JSON with <code>Content-Type: application/json</code> to act. A form is taken too, and both
          meet the same checks.
        </>,
        <>
          Send <code>Idempotency-Key</code> with a new UUID when you act: sent twice, it acts once, and the
          second answer is the first.
        </>,
        <>
          A refusal is <code>application/problem+json</code> (RFC 9457), with one entry in <code>errors</code>{' '}
          for each field that is wrong.
        </>,
        <>Days are written 2026-11-23, in London. Moments are ISO 8601 in UTC.</>,
      ]}
    />
    <P>
      For machines: <Link href="/api/openapi.json">the OpenAPI 3.1 document</Link>. This is version{' '}
      {model.version}.
    </P>
    <nav aria-labelledby="contents">
      <H2 id="contents">Contents</H2>
      <List
        items={model.modules.map(({ name, operations }) => (
          <Link href={`#${anchor(name)}`} key={name}>
            {titled(name)} ({operations.length})
          </Link>
        ))}
      />
    </nav>
    {model.modules.map(({ name, operations }) => (
      <section key={name} aria-labelledby={anchor(name)}>
        <H2 id={anchor(name)}>{titled(name)}</H2>
        {operations.map((operation) => (
          <Operation of={operation} key={`${operation.method} ${operation.path}`} />
        ))}
      </section>
    ))}
  </Page>
);
