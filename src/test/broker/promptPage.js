// Shows prompts as they open and close. Without it the page works on every reload.
const changes = new EventSource('changes');

changes.addEventListener('message', async () => {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const current = document.querySelector('main');
  const next = fresh.querySelector('main');
  if (current.innerHTML !== next.innerHTML) {
    document.title = fresh.title;
    current.replaceChildren(...next.childNodes);
  }
});
