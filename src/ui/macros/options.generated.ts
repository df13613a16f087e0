// Written by scripts/macro-types.mjs from govuk-frontend's macro-options.json. Do not edit.

export type HtmlAttributes = Readonly<Record<string, unknown>>;

export interface ButtonOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
  readonly id?: string | undefined;
}

export interface CharacterCountOptions {
  readonly id?: string | undefined;
  readonly name: string;
  readonly rows?: string | undefined;
  readonly value?: string | undefined;
  readonly maxlength: string;
  readonly threshold?: string | undefined;
  readonly countType?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly countMessage?: {
    readonly classes?: string | undefined;
  } | undefined;
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: Readonly<Record<string, unknown>> | undefined;
  readonly charactersAtLimitText?: string | undefined;
  readonly charactersOverLimitText?: Readonly<Record<string, unknown>> | undefined;
  readonly wordsUnderLimitText?: Readonly<Record<string, unknown>> | undefined;
  readonly wordsAtLimitText?: string | undefined;
  readonly wordsOverLimitText?: Readonly<Record<string, unknown>> | undefined;
}

export interface CheckboxesOptions {
  readonly describedBy?: string | undefined;
  readonly fieldset?: Partial<FieldsetOptions> | undefined;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly idPrefix?: string | undefined;
  readonly name: string;
  readonly items: readonly ({
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly id?: string | undefined;
    readonly name?: string | undefined;
    readonly value?: string | undefined;
    readonly label?: {
      readonly classes?: string | undefined;
      readonly attributes?: HtmlAttributes | undefined;
    } | undefined;
    readonly hint?: Partial<HintOptions> | undefined;
    readonly divider?: string | undefined;
    readonly checked?: boolean | undefined;
    readonly conditional?: {
      readonly html: string;
    } | undefined;
    readonly behaviour?: string | undefined;
    readonly disabled?: boolean | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[];
  readonly values?: readonly string[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface DateInputOptions {
  readonly id: string;
  readonly namePrefix?: string | undefined;
  readonly items?: readonly ({
    readonly id?: string | undefined;
    readonly name: string;
    readonly label?: string | undefined;
    readonly value?: string | undefined;
    readonly error?: boolean | undefined;
    readonly autocomplete?: string | undefined;
    readonly pattern?: string | undefined;
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[] | undefined;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly fieldset?: Partial<FieldsetOptions> | undefined;
  readonly day?: Readonly<Record<string, unknown>> | undefined;
  readonly month?: Readonly<Record<string, unknown>> | undefined;
  readonly year?: Readonly<Record<string, unknown>> | undefined;
  readonly values?: {
    readonly day?: string | undefined;
    readonly month?: string | undefined;
    readonly year?: string | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface ErrorMessageOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly visuallyHiddenText?: string | undefined;
}

export interface ErrorSummaryOptions {
  readonly titleText?: string | undefined;
  readonly titleHtml?: string | undefined;
  readonly descriptionText?: string | undefined;
  readonly descriptionHtml?: string | undefined;
  readonly errorList?: readonly ({
    readonly href?: string | undefined;
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[] | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface FieldsetOptions {
  readonly describedBy?: string | undefined;
  readonly legend?: {
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly classes?: string | undefined;
    readonly isPageHeading?: boolean | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly role?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly html?: string | undefined;
}

export interface FileUploadOptions {
  readonly name: string;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly multiple?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly javascript?: boolean | undefined;
  readonly chooseFilesButtonText?: string | undefined;
  readonly dropInstructionText?: string | undefined;
  readonly multipleFilesChosenText?: Readonly<Record<string, unknown>> | undefined;
  readonly noFileChosenText?: string | undefined;
  readonly enteredDropZoneText?: string | undefined;
  readonly leftDropZoneText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly wrapperClasses?: string | undefined;
  readonly wrapperAttributes?: Readonly<Record<string, unknown>> | undefined;
}

export interface HintOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface InputOptions {
  readonly id?: string | undefined;
  readonly name: string;
  readonly type?: string | undefined;
  readonly inputmode?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly prefix?: {
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | undefined;
  readonly suffix?: {
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocapitalize?: string | undefined;
  readonly inputWrapper?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface LabelOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly for?: string | undefined;
  readonly isPageHeading?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface NotificationBannerOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly titleText?: string | undefined;
  readonly titleHtml?: string | undefined;
  readonly titleHeadingLevel?: string | undefined;
  readonly type?: string | undefined;
  readonly role?: string | undefined;
  readonly titleId?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface PaginationOptions {
  readonly items?: readonly ({
    readonly number?: string | undefined;
    readonly visuallyHiddenText?: string | undefined;
    readonly href?: string | undefined;
    readonly current?: boolean | undefined;
    readonly ellipsis?: boolean | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[] | undefined;
  readonly previous?: {
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly labelText?: string | undefined;
    readonly href: string;
    readonly attributes?: HtmlAttributes | undefined;
  } | undefined;
  readonly next?: {
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly labelText?: string | undefined;
    readonly href: string;
    readonly attributes?: HtmlAttributes | undefined;
  } | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface PasswordInputOptions {
  readonly id?: string | undefined;
  readonly name: string;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: string | undefined;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: string | undefined;
  readonly passwordShownAnnouncementText?: string | undefined;
  readonly passwordHiddenAnnouncementText?: string | undefined;
  readonly button?: {
    readonly classes?: string | undefined;
  } | undefined;
}

export interface RadiosOptions {
  readonly fieldset?: Partial<FieldsetOptions> | undefined;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInputs?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly idPrefix?: string | undefined;
  readonly name: string;
  readonly items: readonly ({
    readonly text?: string | undefined;
    readonly html?: string | undefined;
    readonly id?: string | undefined;
    readonly value?: string | undefined;
    readonly label?: {
      readonly classes?: string | undefined;
      readonly attributes?: HtmlAttributes | undefined;
    } | undefined;
    readonly hint?: Partial<HintOptions> | undefined;
    readonly divider?: string | undefined;
    readonly checked?: boolean | undefined;
    readonly conditional?: {
      readonly html: string;
    } | undefined;
    readonly disabled?: boolean | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[];
  readonly value?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface SelectOptions {
  readonly id?: string | undefined;
  readonly name: string;
  readonly items: readonly ({
    readonly value?: string | undefined;
    readonly text: string;
    readonly selected?: boolean | undefined;
    readonly disabled?: boolean | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[];
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface ServiceNavigationOptions {
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
  readonly ariaLabel?: string | undefined;
  readonly menuButtonText?: string | undefined;
  readonly menuButtonLabel?: string | undefined;
  readonly navigationLabel?: string | undefined;
  readonly navigationId?: string | undefined;
  readonly navigationClasses?: string | undefined;
  readonly collapseNavigationOnMobile?: boolean | undefined;
  readonly serviceName?: string | undefined;
  readonly serviceUrl?: string | undefined;
  readonly navigation: readonly ({
    readonly current?: boolean | undefined;
    readonly active?: boolean | undefined;
    readonly html?: string | undefined;
    readonly text?: string | undefined;
    readonly href?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
  } | false | null | undefined)[];
  readonly slots?: {
    readonly start?: string | undefined;
    readonly end?: string | {
      readonly html?: string | undefined;
      readonly align?: string | undefined;
    } | undefined;
    readonly navigationStart?: string | undefined;
    readonly navigationEnd?: string | undefined;
  } | undefined;
}

export interface SkipLinkOptions {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface TabsOptions {
  readonly id?: string | undefined;
  readonly idPrefix?: string | undefined;
  readonly title?: string | undefined;
  readonly items: readonly ({
    readonly id: string;
    readonly label: string;
    readonly attributes?: HtmlAttributes | undefined;
    readonly panel: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
      readonly attributes?: HtmlAttributes | undefined;
    };
  } | false | null | undefined)[];
  readonly classes?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface TextareaOptions {
  readonly id?: string | undefined;
  readonly name: string;
  readonly spellcheck?: boolean | undefined;
  readonly rows?: string | undefined;
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly label: Partial<LabelOptions>;
  readonly hint?: Partial<HintOptions> | undefined;
  readonly errorMessage?: Partial<ErrorMessageOptions> | undefined;
  readonly formGroup?: {
    readonly classes?: string | undefined;
    readonly attributes?: HtmlAttributes | undefined;
    readonly beforeInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
    readonly afterInput?: {
      readonly text?: string | undefined;
      readonly html?: string | undefined;
    } | undefined;
  } | undefined;
  readonly classes?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly attributes?: HtmlAttributes | undefined;
}

export interface GovukMacros {
  readonly 'button': ButtonOptions;
  readonly 'character-count': CharacterCountOptions;
  readonly 'checkboxes': CheckboxesOptions;
  readonly 'date-input': DateInputOptions;
  readonly 'error-summary': ErrorSummaryOptions;
  readonly 'file-upload': FileUploadOptions;
  readonly 'input': InputOptions;
  readonly 'notification-banner': NotificationBannerOptions;
  readonly 'pagination': PaginationOptions;
  readonly 'password-input': PasswordInputOptions;
  readonly 'radios': RadiosOptions;
  readonly 'select': SelectOptions;
  readonly 'service-navigation': ServiceNavigationOptions;
  readonly 'skip-link': SkipLinkOptions;
  readonly 'tabs': TabsOptions;
  readonly 'textarea': TextareaOptions;
}

export const GOVUK_MACROS = [
  'button',
  'character-count',
  'checkboxes',
  'date-input',
  'error-summary',
  'file-upload',
  'input',
  'notification-banner',
  'pagination',
  'password-input',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'tabs',
  'textarea',
] as const satisfies readonly (keyof GovukMacros)[];
