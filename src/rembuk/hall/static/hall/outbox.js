// Sends what a person does, in order, and keeps it on the phone until it has arrived. Sending twice counts once.

// `isKnown` says whether the room has given this phone its token. `sent(form, id)`, `kept(form)` and `refused(form, why)` are told what became of each.
export function keep(api, isKnown, { sent, kept, refused }) {
  const name = `rembuk:${api}`;
  const forms = new Map();
  let sending = false;
  let waiting = read();

  function read() {
    try {
      return JSON.parse(localStorage.getItem(name)) || [];
    } catch {
      return [];
    }
  }

  function write() {
    try {
      localStorage.setItem(name, JSON.stringify(waiting));
    } catch {
      // A phone without room for it still has it in this page.
    }
  }

  async function post(path, body) {
    const answer = await fetch(api + path, {
      method: body === null ? "DELETE" : "POST",
      headers: { "Content-Type": "application/json" },
      body: body === null ? undefined : JSON.stringify(body),
    });
    // A server that is overrun or starting again is asked later.
    if (answer.status >= 500 || answer.status === 429) throw new Error(answer.status);
    return answer;
  }

  // The page's own form, for a site without the rooms' server.
  function submit(each) {
    return fetch(each.action, { method: "POST", body: new URLSearchParams(each.fields) });
  }

  async function join() {
    isKnown = (await post("join", {})).ok;
  }

  async function deliver(each) {
    if (!isKnown && !box.isPlain) await join();
    let answer = await (box.isPlain ? submit(each) : post(each.path, each.body));
    // Known yesterday is not known today.
    if (answer.status === 401) {
      await join();
      answer = await post(each.path, each.body);
    }
    const form = forms.get(each.id);
    forms.delete(each.id);
    if (!form) return;
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) sent(form, told.id);
    else refused(form, told.error || String(answer.status));
  }

  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (waiting.length) {
        await deliver(waiting[0]);
        waiting.shift();
        write();
      }
    } catch {
      for (const each of waiting) if (forms.has(each.id)) kept(forms.get(each.id));
    } finally {
      sending = false;
    }
  }

  const box = {
    isPlain: true,
    send,
    put(form, path, body, fields) {
      const id = `${Date.now()}-${Math.random()}`;
      forms.set(id, form);
      waiting.push({ id, path, body, action: form.action, fields: [...fields] });
      write();
      send();
    },
  };
  addEventListener("online", send);
  setInterval(send, 15000);
  send();
  return box;
}
