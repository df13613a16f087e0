// Neither package ships types for its scripts: this is the part of them that client/app.ts uses.
declare module 'govuk-frontend' {
  export interface ComponentClass {
    new (root: Element, config?: object): object;
    moduleName: string;
  }
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const PasswordInput: ComponentClass;
  export class Radios {
    static moduleName: string;
    constructor(root: Element, config?: object);
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  export const Tabs: ComponentClass;
  export function createAll(component: ComponentClass, config?: object, scope?: Element | Document): object[];
}

declare module '@ministryofjustice/frontend/moj/components/alert/alert.mjs' {
  import type { ComponentClass } from 'govuk-frontend';
  export const Alert: ComponentClass;
}
