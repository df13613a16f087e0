import { arrivedIn, FILE_TYPES, type FileType, sayBytes, sayFileName } from '#kernel';
import { GovukFileUpload } from '../macros/govuk.ts';
import { errorOf, hintOf, labelOf, type QuestionProps } from './controls.tsx';

interface FileInputProps extends QuestionProps {
  readonly types: readonly FileType[];
}

/**
 * A file from the person's own device. One that arrived before stays with the form when that is shown again, and need not be chosen
 * a second time. Stands in a `Form` with `files`.
 */
export const FileInput = (props: FileInputProps) => {
  const { field, types } = props;
  const arrived = arrivedIn(field.value);
  return (
    <>
      {arrived && (
        <div class="govuk-inset-text">
          <input type="hidden" name={field.name} value={field.value} />
          <span class="app-typed">{sayFileName(arrived.name)}</span> ({sayBytes(arrived.bytes)}) has arrived.
          Choose another file only to send that instead.
        </div>
      )}
      <GovukFileUpload
        id={field.id}
        name={field.name}
        label={labelOf(props)}
        hint={hintOf(props)}
        errorMessage={errorOf(props)}
        attributes={{
          accept: types.flatMap((type) => FILE_TYPES[type].endings.map((ending) => `.${ending}`)).join(','),
        }}
      />
    </>
  );
};
