import { ButtonGroup, ButtonLink, fieldsOf, formOf, Link, SummaryList, Table, TextInput } from '#ui';
import { StaffFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { StaffList, StaffModel } from '../reads/index.ts';
import { Changes, postColumns } from './facts.tsx';
import { meansRows } from './means.tsx';
import { Narrowing } from './narrowing.tsx';
import { Shell, type Shown } from './shell.tsx';
import { SignsIn, signInActions } from './sign-in.tsx';

/** The people who work here. */
export const StaffPage = ({ model, frame, query }: Shown<StaffList, StaffFilter>) => (
  <Shell frame={frame} section="staff" title="People">
    <Narrowing
      asked={query}
      to={paths.staff}
      says={{}}
      page={model.page}
      pages={model.pages}
      add={model.acts.includes('add') ? { href: paths.newStaffMember, label: 'Add a person' } : undefined}
      options={<TextInput field={fieldsOf(StaffFilter, formOf(frame, query))('q')} />}
    >
      <Table
        caption={`People: ${model.total}`}
        empty="Nobody matches. Clear the filters to see everybody."
        rows={model.rows}
        columns={[
          {
            label: 'Name',
            header: true,
            cell: ({ id, name }) => <Link href={paths.staffMember(id)}>{name}</Link>,
          },
          {
            label: 'Posts',
            cell: ({ posts }) =>
              posts.length === 0
                ? 'No post today'
                : posts.map((post) => (
                    <div key={post.id}>
                      <Link href={paths.post(post.id)}>
                        {post.title}, {post.organisation.name}
                      </Link>
                    </div>
                  )),
          },
          { label: 'Telephone', cell: ({ phone }) => phone || 'None' },
        ]}
      />
    </Narrowing>
  </Shell>
);

/** One person who works here. */
export const StaffMemberPage = ({ model, frame }: Shown<StaffModel>) => (
  <Shell frame={frame} section="staff" title={model.name} caption="Person">
    {model.acts.length > 0 && (
      <ButtonGroup>
        {model.acts.includes('change') && (
          <ButtonLink href={paths.changeStaffMember(model.id)} kind="secondary">
            Change
          </ButtonLink>
        )}
        {model.acts.includes('appoint') && (
          <ButtonLink href={paths.appoint(model.id)} kind="secondary">
            Appoint to a post
          </ButtonLink>
        )}
      </ButtonGroup>
    )}
    <SummaryList
      rows={[
        { key: 'Work telephone', value: model.phone || 'None' },
        ...(model.email === null ? [] : [{ key: 'Work e-mail address', value: model.email }]),
        ...(model.signIn === null
          ? []
          : [
              {
                key: 'Signs in',
                value: <SignsIn signIn={model.signIn} />,
                actions: signInActions(model),
              },
              ...meansRows(model),
            ]),
      ]}
    />
    <Table
      caption="Posts"
      empty={`${model.name} holds no post, and so sees nothing.`}
      rows={model.posts}
      columns={[
        { ...postColumns.title, header: true },
        postColumns.role,
        postColumns.place,
        postColumns.days,
      ]}
    />
    <Changes changes={model.changes} />
  </Shell>
);
