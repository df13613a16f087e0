import { sayDay } from '#kernel';
import { ClockTag, Tag, type TagColour } from '#ui';
import { EXEMPTIONS_BRIEFLY, isExemption, STANDINGS, type Stands, type Stretch } from '../rules/index.ts';

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  beingMade: 'blue',
  toApprove: 'yellow',
  returned: 'orange',
  approved: 'teal',
  given: 'green',
};
export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDINGS[stands]}</Tag>
);

/** By when it is answered; once it is, the day alone. */
export const Due = ({
  due,
  late,
  stands,
}: {
  readonly due: string;
  readonly late: number;
  readonly stands: Stands;
}) =>
  stands === 'given' ? (
    <span>{sayDay(due)}</span>
  ) : (
    <ClockTag due={due} state={late > 0 ? 'late' : 'inTime'} late={late} unit="day" />
  );

export const briefly = (exemption: string): string =>
  isExemption(exemption) ? EXEMPTIONS_BRIEFLY[exemption] : exemption;

/** Text with what is blacked out, and the reason in its place. */
export const Blackened = ({ stretches }: { readonly stretches: readonly Stretch[] }) => (
  <>
    {stretches.map((stretch, index) =>
      'text' in stretch ? (
        stretch.text
      ) : (
        // The order of stretches never changes.
        <mark class="app-redacted" key={index}>
          [redacted: {briefly(stretch.exemption)}]
        </mark>
      ),
    )}
  </>
);
