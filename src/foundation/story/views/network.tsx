import type { Shows } from '#http';
import { Details, H1, Lede, Link, Page } from '#ui';
import { paths } from '../paths.ts';
import type { NetworkModel } from '../reads/index.ts';
import { InvolvedTable } from './parts.tsx';

/** Who else is involved, for those in the child's network: whom to ring, and nothing of what is recorded. */
export const NetworkPage = ({ model, frame }: Shows<NetworkModel>) => {
  const seen = model.name !== null;
  return (
    <Page frame={frame} title="Who else is involved">
      <H1 {...(model.name === null ? {} : { caption: model.name })}>
        {seen ? 'Who else is involved' : 'You are in this child’s network: who else is involved'}
      </H1>
      <Lede>
        {seen
          ? 'Call them. What one agency knows is worth more beside what another knows.'
          : 'You see whom to call, and nothing of what others have recorded. Call them and ask.'}
      </Lede>
      {seen && (
        <p class="govuk-body">
          <Link href={paths.story(model.id)}>Open the child’s story</Link>
        </p>
      )}
      <InvolvedTable caption="Involved now" rows={model.now} empty="Nobody is recorded as involved now." />
      {model.before.length > 0 && (
        <Details summary={`Involved before (${model.before.length})`}>
          <InvolvedTable caption="Involved before" rows={model.before} empty="" />
        </Details>
      )}
    </Page>
  );
};
