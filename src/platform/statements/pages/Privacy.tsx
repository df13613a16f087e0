import { type Frame, H1, H2, InsetText, Link, List, P, Page } from '#ui';

/** What the service does with what is recorded in it. Each partner's own privacy notice says the rest. */
export const PrivacyPage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="Privacy" width="reading">
    <H1>Privacy</H1>
    {frame.partnership?.synthetic && (
      <InsetText>
        Everyone in this copy is made up. Nothing about a real person may be entered into it.
      </InsetText>
    )}
    <P>
      Arden holds the records of a Local Safeguarding Children Partnership: the council, the NHS, the police,
      schools and others who work together to keep children safe. This page says what it does with them.
    </P>
    <H2>Who is responsible</H2>
    <P>
      Each organisation is the controller of what it records. The partners decide together how records are
      shared, and say so in their own privacy notices: ask the organisation that you deal with, or its data
      protection officer.
    </P>
    <H2>What is held</H2>
    <List
      items={[
        'about children and their families: names, dates of birth, addresses, numbers such as the NHS number, health, ethnicity, disability, who is related to whom, worries raised, what was decided and why',
        'about adults who may be a risk to a child, which can include offences',
        'about people who work with them: name, post, organisation, work telephone and email',
        'about everybody who signs in: what they opened, searched for and did, when, in which post and why',
      ]}
    />
    <H2>Why it may be held</H2>
    <P>
      To carry out tasks in the public interest and legal duties towards children: UK GDPR article 6(1)(e) and
      (c), with article 9(2)(g) and the Data Protection Act 2018, schedule 1, paragraph 18 (safeguarding of
      children and of individuals at risk) for what is most private. Consent is rarely the basis, because a
      child must be protected also where nobody consents.
    </P>
    <H2>Who sees it</H2>
    <List
      items={[
        'Only posts with a reason: they recorded it, their team works with the child, or it was shared with them for a purpose that is written down.',
        'Some records are open to named people only.',
        'Boards, scrutiny members and the public see figures, never a child’s record.',
        'Every look at a child’s record is itself recorded, and cannot be erased by the person who looked.',
        'Nothing leaves the partnership’s own systems: Arden sends nothing to its makers and loads nothing from other websites.',
      ]}
    />
    <H2>How long</H2>
    <P>As long as the law or the partner’s retention schedule asks, which differs by kind of record.</P>
    <H2>Your rights</H2>
    <P>
      You may ask what is held about you, have mistakes put right, and object. Some things may be held back
      where telling them could harm a child. Ask the organisation that you deal with; it has one month to
      answer. If you are not content, tell the{' '}
      <Link href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</Link>.
    </P>
    <P>
      What is kept in your browser stands on <Link href="/cookies">the page about cookies</Link>.
    </P>
  </Page>
);
