import { Form, type FormState, P, Table, textAt } from '#ui';
import { paths } from '../paths.ts';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
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
      Everyone in this demonstration is made up, and so is everything about them. Choose somebody to sign in
      as.
    </P>
    <Form state={form} action={paths.signInDemo}>
      <input type="hidden" name="after" value={textAt(form.values, 'after')} />
      {people.map(({ organisation, people: here }) => (
        <Table
          key={organisation}
          caption={organisation}
          rows={here}
          empty="Nobody works here today."
          columns={[
            { label: 'Post', header: true, cell: ({ posts }) => posts.join(', ') },
            {
              label: 'Sign in as',
              cell: ({ id, name }) => (
                <button
                  type="submit"
                  class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
                  data-module="govuk-button"
                  name="account"
                  value={id}
                >
                  {name}
                </button>
              ),
            },
          ]}
        />
      ))}
    </Form>
  </>
);
