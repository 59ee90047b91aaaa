// Sends what GraphiQL asks to Mila's own endpoint, as whoever is signed in; subscriptions come as server-sent events.
const ask = (parameters, options, accept) => fetch('/graphql', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: accept, 'GraphQL-Preflight': '1', ...options?.headers },
  body: JSON.stringify(parameters),
});

const isSubscription = (parameters, options) => options?.documentAST?.definitions.some(definition =>
  definition.operation === 'subscription' && (!parameters.operationName || definition.name?.value === parameters.operationName));

async function* watch(parameters, options) {
  const response = await ask(parameters, options, 'text/event-stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const answer = event.match(/^event: next\ndata: (.*)$/);
        if (answer) yield JSON.parse(answer[1]);
      }
    }
  } finally {
    reader.cancel();
  }
}

const fetcher = async (parameters, options) => isSubscription(parameters, options)
  ? watch(parameters, options)
  : (await ask(parameters, options, 'application/graphql-response+json')).json();

const example = `# L’API de Mila. Ctrl+Entrée exécute ; la documentation est dans le volet de gauche.
{
  here {
    title
    today
  }
}
`;

ReactDOM.createRoot(document.getElementById('explorer')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: example, defaultEditorToolsVisibility: true }));
