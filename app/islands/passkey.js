// Passkeys: asks the browser for one, or to make one, and sends what it says as an ordinary form, so
// that the server answers as to any other. Where a browser knows none, the forms stay as they are.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const make = async (options) => {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    const { attestationObject, clientDataJSON } = made.response;
    return said(made, { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) });
  };
  const ask = async (options) => {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
    };
    const shown = await navigator.credentials.get({ publicKey });
    const { authenticatorData, clientDataJSON, signature, userHandle } = shown.response;
    return said(shown, {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: text(userHandle),
    });
  };
  const said = ({ id, rawId, type }, response) => JSON.stringify({ id, rawId: text(rawId), type, response });

  const question = async (address) => {
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams() });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  for (const form of document.querySelectorAll("form.passkey")) {
    const { passkeyAsks, passkeyMakes, passkeyFailed } = form.dataset;
    const button = form.querySelector("button");
    const status = form.querySelector("[role=status]");
    const answer = async () => {
      if (passkeyMakes) {
        form.elements.credential.value = await make(JSON.parse(passkeyMakes));
        return;
      }
      const asked = await question(passkeyAsks);
      form.elements.credential.value = await ask(JSON.parse(asked.options));
      form.elements.key.value = asked.key;
      const stay = document.querySelector("#sign-in [name=stay]");
      form.elements.stay.value = String(stay?.checked ?? false);
    };
    status.textContent = "";
    form.hidden = button.hidden = false;
    button.addEventListener("click", () => {
      button.disabled = true;
      status.textContent = "";
      answer()
        .then(() => form.submit())
        .catch(() => (status.textContent = passkeyFailed))
        .finally(() => (button.disabled = false));
    });
  }
})();
