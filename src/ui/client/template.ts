// What govuk-frontend's own template says inline, as a file: our pages hold no inline script. It runs before the page is painted.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
