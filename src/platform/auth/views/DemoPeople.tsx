import { Button, Form, type FormState, H2, P, SummaryList, textAt } from '#ui';
import { paths } from '../paths.ts';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** What this person may act as, the team with each. */
  readonly posts: readonly string[];
}

export interface DemoGroup {
  readonly organisation: string;
  readonly people: readonly DemoPerson[];
}

/** The made-up people of the demonstration, one button each: no password, because there is nothing to keep. */
export const DemoPeople = ({
  people,
  form,
}: {
  readonly people: readonly DemoGroup[];
  readonly form: FormState;
}) => (
  <>
    <P>
      Everyone in this demonstration is made up, and so is everything about them. Choose whom to sign in as.
    </P>
    <Form state={form} action={paths.signInDemo}>
      <input type="hidden" name="after" value={textAt(form.values, 'after')} />
      {people.map(({ organisation, people: here }) => (
        <section key={organisation}>
          <H2>{organisation}</H2>
          <SummaryList
            rows={here.map(({ id, name, posts }) => ({
              key: posts.join('; '),
              value: (
                <Button kind="secondary" compact lead="Sign in as" name="account" value={id}>
                  {name}
                </Button>
              ),
            }))}
          />
        </section>
      ))}
    </Form>
  </>
);
