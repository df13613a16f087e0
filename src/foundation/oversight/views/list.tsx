import type { Shows } from '#http';
import { sayDay, sayInstant, shortId } from '#kernel';
import {
  Alert,
  BackLink,
  Beneath,
  type Column,
  DateInput,
  FilterLayout,
  type FormState,
  fieldsOf,
  InsetText,
  Link,
  P,
  PreviousNext,
  Radios,
  Select,
  Table,
  TextInput,
} from '#ui';
import { filterForm } from '../forms.ts';
import { type Narrowed, paths } from '../paths.ts';
import type { EventLine, ListModel } from '../reads/index.ts';
import { OUTCOMES, sayEvent, sayGround } from '../rules.ts';
import { Refused, Targets } from './parts.tsx';
import { Shell } from './shell.tsx';

type To = (narrowed: Narrowed) => string;

const narrowedOf = ({ asked }: ListModel): Narrowed => ({
  ...asked,
  staff: asked.staff?.id,
  post: asked.post?.id,
});

const dayOrYear = (asked: string): string => (asked.length === 10 ? sayDay(asked) : asked);

/** What the list is narrowed by now, each with the address of the page without it. */
const chosen = (model: ListModel, to: To) => {
  const { who, staff, post, event, outcome, from, until } = model.asked;
  const said: readonly (readonly [string | undefined, string, Narrowed])[] = [
    [who, `Name has “${who}”`, { who: '' }],
    [staff?.id, `Person: ${staff?.name}`, { staff: null }],
    [post?.id, `Post: ${post?.name}`, { post: null }],
    [event, sayEvent(event), { event: '' }],
    [outcome === 'all' ? '' : outcome, OUTCOMES[outcome], { outcome: 'all' }],
    [from, `From ${dayOrYear(from)}`, { from: '' }],
    [until, `Until ${dayOrYear(until)}`, { until: '' }],
  ];
  return said.flatMap(([value, label, change]) =>
    value ? [{ label, without: to({ ...narrowedOf(model), ...change }) }] : [],
  );
};

const Questions = ({ model, form }: { readonly model: ListModel; readonly form: FormState }) => {
  const { events, asked, faults } = model;
  const schema = filterForm(Object.fromEntries(events.map(({ event, says }) => [event, says])));
  const f = fieldsOf(schema, { ...form, values: { ...asked, ...form.values }, faults });
  return (
    <>
      {asked.staff && <input type="hidden" name="staff" value={asked.staff.id} />}
      {asked.post && <input type="hidden" name="post" value={asked.post.id} />}
      <TextInput field={f('who')} spellcheck={false} />
      <Select field={f('event')} blank="Everything" />
      <Radios field={f('outcome')} small />
      <DateInput field={f('from')} />
      <DateInput field={f('until')} />
    </>
  );
};

const columns = (model: ListModel, to: To): readonly Column<EventLine>[] => {
  const narrowed = narrowedOf(model);
  return [
    {
      label: 'What',
      header: true,
      cell: (row) => (
        <>
          <Link href={paths.event(row.id)}>{row.says}</Link>
          <Refused row={row} />
          <Targets targets={row.targets} />
        </>
      ),
    },
    { label: 'When', cell: ({ at }) => <time datetime={at}>{sayInstant(at)}</time> },
    {
      label: 'Who',
      cell: ({ staff, post }) => (
        <>
          {staff ? (
            <Link href={to({ ...narrowed, who: '', staff: staff.id })}>{staff.name}</Link>
          ) : (
            'The program'
          )}
          {post && <Beneath>{`${post.name}, ${post.organisation}`}</Beneath>}
          {staff && !post && <Beneath>In no post</Beneath>}
        </>
      ),
    },
    {
      label: 'Why',
      cell: ({ purpose, reason }) => (
        <>
          {purpose}
          {reason && <Beneath>Reason given: {reason}</Beneath>}
        </>
      ),
    },
    {
      label: model.child === null ? 'Children shown' : 'Ground',
      cell: ({ children, grounds }) => (
        <>
          {model.child === null && (children === 0 ? 'None' : children)}
          {grounds.map((ground) => (
            <Beneath key={ground}>{sayGround(ground)}</Beneath>
          ))}
        </>
      ),
    },
  ];
};

const Rows = ({
  model,
  form,
  to,
}: {
  readonly model: ListModel;
  readonly form: FormState;
  readonly to: To;
}) => {
  const narrowed = narrowedOf(model);
  return (
    <FilterLayout
      action={to({})}
      clearHref={to({})}
      selected={chosen(model, to)}
      options={<Questions model={model} form={form} />}
    >
      <Table
        caption="Rows of the audit, newest first"
        captionSize="hidden"
        rows={model.rows}
        columns={columns(model, to)}
        empty={
          chosen(model, to).length > 0
            ? 'Nothing in the audit fits the filter. Remove a part of it to see more.'
            : 'Nobody has looked.'
        }
        urgent={({ outcome }) => outcome === 'refused'}
      />
      <PreviousNext
        label="Newer and older"
        previous={model.newer ? to({ ...narrowed, before: model.newer }) : undefined}
        next={model.older ? to({ ...narrowed, after: model.older }) : undefined}
      />
    </FilterLayout>
  );
};

/** Who saw what, and why. */
export const AuditPage = ({ model, form, frame }: Shows<ListModel>) => (
  <Shell frame={frame} section="list" title="Who saw what" wide>
    {model.brokenAt !== null && (
      <Alert variant="error" title="The audit is not whole">
        <P>
          The last check of the chain found it broken at seal {model.brokenAt}.{' '}
          <Link href={paths.chain}>See what is wrong</Link>, and tell the people who run Arden.
        </P>
      </Alert>
    )}
    <Rows model={model} form={form} to={paths.audit} />
  </Shell>
);

/** Every look at one child. */
export const ChildPage = ({ model, form, frame }: Shows<ListModel>) => {
  const child = model.child ?? '';
  return (
    <Shell
      frame={frame}
      section="child"
      title="Who looked at a child"
      caption={`Child ${shortId(child)}`}
      wide
      before={<BackLink href={paths.findChild}>Another child</BackLink>}
    >
      <P>
        The child’s own id is <span class="app-typed">{child}</span>. Your work is who looked, so that no name
        is shown here.
      </P>
      {model.beside.length > 0 && (
        <InsetText>
          Others have the same number:{' '}
          {model.beside.map((id, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link href={paths.child(id)}>{`child ${shortId(id)}`}</Link>
            </span>
          ))}
          .
        </InsetText>
      )}
      <Rows model={model} form={form} to={(narrowed) => paths.child(child, narrowed)} />
    </Shell>
  );
};
