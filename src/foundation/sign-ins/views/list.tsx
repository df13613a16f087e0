import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as registers } from '#partnership';
import {
  Beneath,
  type Column,
  DateInput,
  FilterLayout,
  type FormState,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  PreviousNext,
  Select,
  Table,
  Tag,
  TextInput,
} from '#ui';
import { SignInsFilter } from '../forms.ts';
import { type Narrowed, paths } from '../paths.ts';
import type { SignInLine, SignInsModel } from '../reads.ts';
import { KINDS } from '../rules.ts';

const narrowedOf = ({ asked }: SignInsModel): Narrowed => ({ ...asked, staff: asked.staff?.id });
const dayOrYear = (asked: string): string => (asked.length === 10 ? sayDay(asked) : asked);

/** What the list is narrowed by now, each with the address of the page without it. */
const chosen = (model: SignInsModel) => {
  const { who, staff, kind, from, until } = model.asked;
  const said: readonly (readonly [string | undefined | null, string, Narrowed])[] = [
    [who, `Name has “${who}”`, { who: '' }],
    [staff?.id, `Person: ${staff?.name}`, { staff: null }],
    [kind, kind ? KINDS[kind] : '', { kind: null }],
    [from, `From ${dayOrYear(from)}`, { from: '' }],
    [until, `Until ${dayOrYear(until)}`, { until: '' }],
  ];
  return said.flatMap(([value, label, change]) =>
    value ? [{ label, without: paths.list({ ...narrowedOf(model), ...change }) }] : [],
  );
};

const Questions = ({ model, form }: { readonly model: SignInsModel; readonly form: FormState }) => {
  const { asked, faults } = model;
  const f = fieldsOf(SignInsFilter, { ...form, values: { ...asked, ...form.values }, faults });
  return (
    <>
      {asked.staff && <input type="hidden" name="staff" value={asked.staff.id} />}
      <TextInput field={f('who')} spellcheck={false} />
      <Select field={f('kind')} blank="Everything" />
      <DateInput field={f('from')} />
      <DateInput field={f('until')} />
    </>
  );
};

const columns = (model: SignInsModel): readonly Column<SignInLine>[] => [
  {
    label: 'What',
    header: true,
    cell: ({ says, how, refused }) => (
      <>
        {says}
        {how && <Beneath>{how}</Beneath>}
        {refused && (
          <div>
            <Tag colour="red">Refused</Tag>
          </div>
        )}
      </>
    ),
  },
  { label: 'When', cell: ({ at }) => <time datetime={at}>{sayInstant(at)}</time> },
  {
    label: 'Who',
    cell: ({ staff, post }) => (
      <>
        <Link href={paths.list({ ...narrowedOf(model), who: '', staff: staff.id })}>{staff.name}</Link>
        {post && <Beneath>{`${post.name}, ${post.organisation}`}</Beneath>}
      </>
    ),
  },
  {
    label: 'Done by',
    cell: ({ by }) => (by ? <Link href={registers.staffMember(by.id)}>{by.name}</Link> : 'Themselves'),
  },
];

/** How people signed in, what was refused, and what was changed about it. */
export const SignInsPage = ({ model, form, frame }: Shows<SignInsModel>) => {
  const narrowed = narrowedOf(model);
  return (
    <Page frame={frame} title="Sign-ins" width="wide">
      <H1 caption={model.organisation ?? 'Everybody of the partnership'}>Sign-ins</H1>
      <P>
        Sign-ins and refusals, new passwords, second steps and ended sessions. That you read this is kept too.
      </P>
      <FilterLayout
        action={paths.list()}
        clearHref={paths.list()}
        selected={chosen(model)}
        options={<Questions model={model} form={form} />}
      >
        <Table
          caption="What happened to accounts, newest first"
          captionSize="hidden"
          rows={model.rows}
          columns={columns(model)}
          empty={
            chosen(model).length > 0
              ? 'Nothing fits the filter. Remove a part of it to see more.'
              : 'Nobody has signed in yet.'
          }
          urgent={({ refused }) => refused}
        />
        <PreviousNext
          label="Newer and older"
          previous={model.newer ? paths.list({ ...narrowed, before: model.newer }) : undefined}
          next={model.older ? paths.list({ ...narrowed, after: model.older }) : undefined}
        />
      </FilterLayout>
    </Page>
  );
};
