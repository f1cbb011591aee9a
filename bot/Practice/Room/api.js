/** Talks to /practice/*. A refusal becomes an Error whose message is the sentence to show. */
async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("ForumBot does not answer. Is it still running?");
  }

  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `That did not work (${response.status}).`);
  }

  return response.status === 204 ? null : response.json();
}

export const read = (path) => call(path);

export const send = (path, body = {}) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
