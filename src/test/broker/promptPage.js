// Shows prompts as they open and close. Without it the page works on every reload.
const changes = new EventSource('changes');

changes.addEventListener('message', async () => {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = fresh.title;
  // Prompts that are still open stay as they are, and with them the keyboard focus.
  const main = document.querySelector('main');
  for (const section of main.querySelectorAll('section')) {
    if (!fresh.getElementById(section.id)) {
      section.remove();
    }
  }
  for (const section of fresh.querySelectorAll('section')) {
    if (!document.getElementById(section.id)) {
      main.append(section);
    }
  }
});
