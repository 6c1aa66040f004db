// Sends a chosen or dropped file with XMLHttpRequest (which, unlike fetch, tells how much was sent) and reports to the component.
const reportEvery = 200;

export function attach(root, component, maxBytes) {
    const listeners = new AbortController();
    const tell = (method, ...values) => component.invokeMethodAsync(method, ...values).catch(() => { });
    let request = null;

    const on = (name, handler) => root.addEventListener(name, handler, { signal: listeners.signal });
    on('change', event => {
        if (event.target.type === 'file' && event.target.files.length > 0) {
            const file = event.target.files[0];
            event.target.value = '';
            send(file);
        }
    });
    on('dragover', event => {
        event.preventDefault();
        root.classList.add('dragging');
    });
    on('dragleave', () => root.classList.remove('dragging'));
    on('drop', event => {
        event.preventDefault();
        root.classList.remove('dragging');
        if (request) return;
        if (event.dataTransfer.files.length === 1) send(event.dataTransfer.files[0]);
        else tell('RefuseAsync', 'OneFile');
    });
    // A file that misses the panel would otherwise replace the page.
    for (const name of ['dragover', 'drop']) {
        window.addEventListener(name, event => event.preventDefault(), { signal: listeners.signal });
    }

    async function send(file) {
        if (request) return;
        if (file.size > maxBytes) {
            await tell('RefuseAsync', 'TooLarge');
            return;
        }
        request = new XMLHttpRequest();
        const current = request;
        await tell('StartAsync', file.name, file.size);
        let answer = null;
        try {
            answer = await (await fetch(new URL('uploads/token?bytes=' + file.size, document.baseURI))).json();
        } catch {
            // Told below.
        }
        if (!answer?.token) {
            request = null;
            await tell('FailAsync', answer?.sentence ?? null);
            return;
        }
        if (request !== current) return;
        let reported = 0;
        current.upload.addEventListener('progress', event => {
            const now = performance.now();
            if (now - reported >= reportEvery || event.loaded === event.total) {
                reported = now;
                tell('ProgressAsync', event.loaded);
            }
        });
        current.addEventListener('load', () => {
            request = null;
            let result = null;
            try {
                result = JSON.parse(current.responseText);
            } catch {
                // Not an answer of ours (a proxy's page, say): told as a connection that broke.
            }
            if (current.status === 200 && result) tell('FinishAsync', result.id);
            else tell('FailAsync', result?.sentence ?? null);
        });
        current.addEventListener('error', () => {
            request = null;
            tell('FailAsync', null);
        });
        current.open('POST', new URL('uploads?name=' + encodeURIComponent(file.name), document.baseURI));
        current.setRequestHeader(answer.header, answer.token);
        current.send(file);
    }

    return {
        cancel() {
            const current = request;
            request = null;
            current?.abort();
        },
        detach() {
            this.cancel();
            listeners.abort();
        },
    };
}
