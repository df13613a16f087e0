// The door: what pages are made of.
export { accentPath, accentStyles, isAccent } from './accent.ts';
export { type Bar, BarChart } from './charts/bar-chart.tsx';
export { type Lane, type LaneMark, LaneTimeline } from './charts/lane-timeline.tsx';
export { LayeredChart } from './charts/layered-chart.tsx';
export { AddAnother } from './forms/add-another.tsx';
export { Checkbox, Checkboxes, Radios } from './forms/choices.tsx';
export {
  DateInput,
  PasswordInput,
  type QuestionProps,
  Select,
  TextArea,
  TextInput,
} from './forms/controls.tsx';
export { type Field, type Fields, fieldsOf, type Item } from './forms/fields.ts';
export { FileInput } from './forms/file-input.tsx';
export {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Fieldset,
  Form,
  HiddenFields,
  LinkButton,
  SearchInput,
  Version,
} from './forms/form.tsx';
export { fieldSchema } from './forms/schema.ts';
export {
  type Choice,
  DATE_PARTS,
  type DatePart,
  type FieldMeta,
  type FormState,
  idOf,
} from './forms/state.ts';
export { listAt, partsAt, rowsShown, textAt, valueAt, withoutRow, withRow } from './forms/values.ts';
export type { Found } from './found.tsx';
export { type DraftNotice, type Frame, formOf } from './frame.ts';
export { FarButton, FarForm, Heard, Live, LiveForms, LiveMark, LivePart, renderParts } from './live.tsx';
export { Page, type PageProps, renderPage } from './page.tsx';
export { Paper } from './paper.tsx';
export { FilterLayout } from './parts/filter.tsx';
export { type ComparedField, ComparedFields, Likelihood } from './parts/likeness.tsx';
export { DefinitionList, SummaryList, type SummaryRow, type Task, TaskList } from './parts/lists.tsx';
export {
  BackLink,
  Breadcrumbs,
  type NavItem,
  Pagination,
  PreviousNext,
  SideNavigation,
  SubNavigation,
  Tabs,
} from './parts/navigation.tsx';
export { Alert, NotificationBanner } from './parts/notices.tsx';
export { Progress } from './parts/progress.tsx';
export { type Column, Table } from './parts/table.tsx';
export { Badge, type ClockFace, ClockTag, RecordedBy, Tag, type TagColour } from './parts/tags.tsx';
export {
  Beneath,
  Details,
  EmptyState,
  H1,
  H2,
  H3,
  InsetText,
  Lede,
  Link,
  List,
  P,
  Panel,
  Receipt,
  TwoThirds,
  Typed,
  WarningText,
} from './parts/text.tsx';
export { Timeline, type TimelineItem } from './parts/timeline.tsx';
export { StylePage } from './style-page/index.tsx';
