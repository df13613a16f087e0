import { isRole, roles } from '#kernel';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  Form,
  fieldsOf,
  formOf,
  Link,
  Radios,
  Select,
  SummaryList,
  Table,
  TextInput,
  Version,
} from '#ui';
import { ChangePostForm, PostFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { Choices, PostList, PostModel } from '../reads/index.ts';
import { Changes, Days, postColumns, seatColumns } from './facts.tsx';
import { Narrowing, sayStanding } from './narrowing.tsx';
import { choosing, FormShell, Shell, type Shown } from './shell.tsx';

/** The register of posts. */
export const PostsPage = ({ model, frame, query }: Shown<PostList, PostFilter>) => {
  const f = fieldsOf(PostFilter, formOf(frame, query));
  const nameIn = (refs: PostList['bodies'], id: string, otherwise: string) =>
    refs.find((ref) => ref.id === id)?.name ?? otherwise;
  return (
    <Shell frame={frame} section="posts" title="Posts">
      <Narrowing
        asked={query}
        to={paths.posts}
        says={{
          role: (role) => (isRole(role) ? roles[role].label : role),
          standing: sayStanding,
          organisation: (id) => nameIn(model.organisations, id, 'One organisation'),
          body: (id) => nameIn(model.bodies, id, 'One body'),
        }}
        page={model.page}
        pages={model.pages}
        options={
          <>
            <TextInput field={f('q')} />
            <Select field={f('role')} blank="Every role" />
            <Select field={choosing(f('organisation'), model.organisations)} blank="Every organisation" />
            <Select field={choosing(f('body'), model.bodies)} blank="Every body" />
            <Radios field={f('standing')} small />
          </>
        }
      >
        <Table
          caption={`Posts: ${model.total}`}
          empty="No post matches. Clear the filters to see all that are in force."
          rows={model.rows}
          columns={[
            postColumns.who,
            postColumns.title,
            postColumns.role,
            postColumns.place,
            postColumns.days,
          ]}
        />
      </Narrowing>
    </Shell>
  );
};

/** One post. */
export const PostPage = ({ model, frame }: Shown<PostModel>) => (
  <Shell frame={frame} section="posts" title={model.title} caption={model.staff.name}>
    {model.acts.length > 0 && (
      <ButtonGroup>
        {model.acts.includes('change') && (
          <ButtonLink href={paths.changePost(model.id)} kind="secondary">
            Change
          </ButtonLink>
        )}
        <ButtonLink href={paths.endPost(model.id)} kind="secondary">
          {model.acts.includes('end') ? 'End' : 'Change the last day'}
        </ButtonLink>
      </ButtonGroup>
    )}
    <SummaryList
      rows={[
        {
          key: 'Held by',
          value: <Link href={paths.staffMember(model.staff.id)}>{model.staff.name}</Link>,
        },
        { key: 'Role', value: model.roleLabel },
        {
          key: 'Organisation',
          value: <Link href={paths.organisation(model.organisation.id)}>{model.organisation.name}</Link>,
        },
        {
          key: 'Team or other body',
          value: model.body ? <Link href={paths.body(model.body.id)}>{model.body.name}</Link> : 'None',
        },
        { key: 'Work telephone', value: model.phone || 'None' },
        { key: 'Days', value: <Days {...model} /> },
      ]}
    />
    <Table
      caption="Sits on"
      empty="The post sits on no body."
      rows={model.seats}
      columns={[
        {
          label: 'Body',
          header: true,
          cell: ({ body }) => <Link href={paths.body(body.id)}>{body.name}</Link>,
        },
        seatColumns.capacity,
        seatColumns.organisation,
        seatColumns.days,
        ...(model.seats.some(({ acts }) => acts.length > 0) ? [seatColumns.end] : []),
      ]}
    />
    <Changes changes={model.changes} />
  </Shell>
);

/** Changes a post's title, team or first day. */
export const ChangePostPage = ({
  model: { post, choices },
  frame,
  form,
}: Shown<{ readonly post: PostModel; readonly choices: Choices }>) => {
  const f = fieldsOf(ChangePostForm, form);
  return (
    <FormShell
      frame={frame}
      form={form}
      section="posts"
      title="Change a post"
      caption={`${post.title}, ${post.staff.name}`}
    >
      <Form state={form} action={paths.changePost(post.id)}>
        <Version state={form} />
        <p class="govuk-body">
          {post.roleLabel}, {post.organisation.name}. For another role or organisation, end this post and
          appoint {post.staff.name} to a new one: what was recorded in this one stays as it was.
        </p>
        <TextInput field={f('title')} />
        <Select field={choosing(f('body'), choices.bodies)} blank="None" />
        <DateInput field={f('from')} />
        <ButtonGroup>
          <Button>Save changes</Button>
          <Link href={paths.post(post.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};
