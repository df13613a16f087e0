const told = (form: HTMLFormElement, sentence: string): void => {
  const place = form.querySelector('[data-app-passkey-says]');
  if (place) place.textContent = sentence;
};

/** What the browser's own refusals mean to a person. */
const sentenceFor = (problem: unknown): string => {
  const name = problem instanceof DOMException ? problem.name : '';
  if (name === 'InvalidStateError') return 'This device holds a passkey for your account already.';
  if (name === 'NotAllowedError') return 'It was not finished. Try again, or use another device.';
  if (name === 'SecurityError')
    return 'Passkeys do not work at this address. Ask the people who run this service.';
  return 'Your browser could not do this. Try again, or use another browser.';
};

const held = async (options: unknown, isNew: boolean): Promise<unknown> => {
  if (isNew) {
    // What our own server made for this very call.
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    );
    return navigator.credentials.create({ publicKey });
  }
  // As above.
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  return navigator.credentials.get({ publicKey });
};

/** Lets a form be answered by a passkey: the browser asks the person, and its answer is sent as the form's. */
export const enhancePasskeys = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('form [data-app-passkey]')) {
    const whole = part.closest('form');
    const button = whole?.querySelector<HTMLButtonElement>('button');
    whole?.querySelector('[data-app-passkey-off]')?.remove();
    const answer = whole?.querySelector<HTMLInputElement>('input[name=response]');
    if (!whole || !button || !answer) continue;
    if (!('PublicKeyCredential' in window) || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) {
      told(whole, 'This browser has no passkeys. Use a newer one.');
      continue;
    }
    part.hidden = false;
    button.addEventListener('click', async (event) => {
      if (answer.value !== '') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      told(whole, '');
      try {
        const options: unknown = JSON.parse(part.dataset.appPasskey ?? '');
        const credential = await held(options, part.dataset.appPasskeyNew !== undefined);
        if (!(credential instanceof PublicKeyCredential)) return told(whole, sentenceFor(null));
        answer.value = JSON.stringify(credential);
        whole.requestSubmit();
      } catch (problem) {
        told(whole, sentenceFor(problem));
      }
    });
  }
};
