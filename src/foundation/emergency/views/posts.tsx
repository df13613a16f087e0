import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  Badge,
  Beneath,
  Button,
  Checkbox,
  Form,
  fieldsOf,
  H1,
  H2,
  Lede,
  Page,
  Select,
  Table,
  TwoThirds,
} from '#ui';
import { GrantForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { PostsModel } from '../reads/index.ts';

/** Which posts may use emergency access: settled before it is needed. */
export const PostsPage = ({ model, form, frame }: Shows<PostsModel>) => {
  const f = fieldsOf(GrantForm, form);
  const post = f('post');
  const items = model.choices.map((each) => ({ ...each, chosen: each.value === post.value }));
  return (
    <Page frame={frame} title="Who may use emergency access" faults={form.faults}>
      <H1>Who may use emergency access</H1>
      <Lede>Posts that may have to open a child’s records when nobody who holds them can be reached.</Lede>
      <Table
        caption="Posts that are allowed it"
        captionSize="hidden"
        rows={model.posts}
        empty="No post is allowed it yet. Out of hours, nobody could open a record that was not given to them."
        columns={[
          {
            label: 'Post',
            header: true,
            cell: ({ staff, title, organisation }) => (
              <>
                {staff}
                <Beneath>
                  {title}, {organisation}
                </Beneath>
              </>
            ),
          },
          {
            label: 'Reach',
            cell: ({ restricted }) =>
              restricted ? <Badge colour="purple">Restricted too</Badge> : 'Not restricted',
          },
          { label: 'Since', whole: true, cell: ({ since }) => sayDay(since) },
          {
            label: 'Change',
            cell: ({ id, staff }) => (
              <Form state={form} action={paths.withdraw(id)}>
                <button type="submit" class="govuk-button govuk-button--secondary app-button--compact">
                  Take away<span class="govuk-visually-hidden">: {staff}</span>
                </button>
              </Form>
            ),
          },
        ]}
      />
      {model.mayGrant && (
        <TwoThirds>
          <H2>Allow another post</H2>
          <Form state={form} action={paths.posts}>
            <Select field={{ ...post, items }} />
            <Checkbox field={f('restricted')} />
            <Button>Allow it</Button>
          </Form>
        </TwoThirds>
      )}
    </Page>
  );
};
