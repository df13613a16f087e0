import type { Shows } from '#http';
import {
  BackLink,
  Beneath,
  Button,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Select,
  Table,
  TwoThirds,
  Version,
} from '#ui';
import { RouteForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { RouteModel, RoutingModel } from '../reads/index.ts';

const TO_SCHOOL = 'The child’s school, where it is an organisation here';

/** Where each kind of flag goes. */
export const RoutingPage = ({ model, frame }: Shows<RoutingModel>) => (
  <Page frame={frame} title="Where flags go">
    <H1>Where flags go</H1>
    <P>
      {model.otherwise
        ? `A kind that nobody chose a team for goes to ${model.otherwise}, which receives contacts.`
        : 'No team receives contacts yet, so that flags have nowhere to go. Add one to the partnership’s bodies.'}
    </P>
    <Table
      caption="Kinds of flag"
      captionSize="hidden"
      columns={[
        { label: 'Kind', header: true, cell: ({ label }) => label },
        {
          label: 'Goes to',
          cell: ({ team, toSchool }) => {
            const to = team?.name ?? model.otherwise ?? 'Nobody yet';
            return toSchool ? (
              <>
                {TO_SCHOOL}
                <Beneath>{`Otherwise ${to}`}</Beneath>
              </>
            ) : (
              to
            );
          },
        },
        ...(model.mayKeep
          ? [
              {
                label: 'Change',
                cell: ({ kind, label }: RoutingModel['routes'][number]) => (
                  <Link href={paths.route(kind)}>{`Change where ${label} goes`}</Link>
                ),
              },
            ]
          : []),
      ]}
      rows={model.routes}
      empty="There is no kind of flag."
    />
  </Page>
);

/** Which team receives one kind. */
export const RoutePage = ({ model: { route, teams }, form, frame }: Shows<RouteModel>) => {
  const f = fieldsOf(RouteForm, form);
  const items = teams.map(({ id, name }) => ({ value: id, text: name, chosen: f('team').value === id }));
  return (
    <Page
      frame={frame}
      title={`Where ${route.label} goes`}
      faults={form.faults}
      before={<BackLink href={paths.routing}>Back to where flags go</BackLink>}
    >
      <TwoThirds>
        <H1>{`Where ${route.label} goes`}</H1>
        {route.toSchool && (
          <InsetText>{`${TO_SCHOOL}. This team receives it where the school is not known.`}</InsetText>
        )}
        <Form state={form} action={paths.route(route.kind)}>
          <Version state={form} />
          <Select field={{ ...f('team'), items }} blank="Whoever receives contacts" />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
