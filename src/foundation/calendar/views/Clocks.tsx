import { sayDay } from '#kernel';
import {
  Beneath,
  FilterLayout,
  type FormState,
  type Frame,
  fieldsOf,
  Link,
  P,
  Select,
  Table,
  Tag,
} from '#ui';
import { AskRuleSet } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ClocksModel } from '../reads.ts';
import { CalendarFrame } from './CalendarFrame.tsx';

type Clock = ClocksModel['clocks'][number];

const Limit = ({ limit, stop }: Clock) => (
  <>
    {limit}
    <Beneath>Ends with {stop}</Beneath>
  </>
);

const inForce = ({ effectiveFrom, effectiveTo }: Clock): string =>
  effectiveTo === null
    ? `from ${sayDay(effectiveFrom)}`
    : `${sayDay(effectiveFrom)} to ${sayDay(effectiveTo)}`;

const Standing = ({ label, authority, confirmed, citation, citationUrl }: Clock) => (
  <>
    <Tag colour={authority === 'local' ? 'grey' : confirmed ? 'blue' : 'yellow'}>{label}</Tag>
    <br />
    {citationUrl === null ? citation : <Link href={citationUrl}>{citation}</Link>}
  </>
);

/** Every time limit that Arden counts, with where it comes from and whether it was read there. */
export const ClocksPage = ({
  model,
  form,
  frame,
}: {
  readonly model: ClocksModel;
  readonly form: FormState;
  readonly frame: Frame;
}) => {
  const chosen = model.clocks[0]?.ruleSet;
  const fields = fieldsOf(AskRuleSet, { ...form, values: { ruleSet: model.ruleSet ?? '' } });
  return (
    <CalendarFrame frame={frame} title="Time limits" current="clocks">
      <P>
        Each limit is counted under the edition in force on the day that started it. A limit is called
        statutory only where it has been read in the text it comes from. A local standard never is.
      </P>
      <FilterLayout
        action={paths.clocks()}
        clearHref={paths.clocks()}
        selected={model.ruleSet !== null && chosen ? [{ label: chosen, without: paths.clocks() }] : []}
        options={<Select field={fields('ruleSet')} blank="All rule sets" />}
      >
        <Table
          caption={`${model.clocks.length} time limits`}
          empty="No time limit has this rule set."
          rows={model.clocks}
          columns={[
            { label: 'What must be done', header: true, cell: ({ name }) => name },
            { label: 'Limit', cell: (clock) => <Limit {...clock} /> },
            { label: 'In force', cell: inForce },
            { label: 'Standing and source', cell: (clock) => <Standing {...clock} /> },
          ]}
        />
      </FilterLayout>
    </CalendarFrame>
  );
};
