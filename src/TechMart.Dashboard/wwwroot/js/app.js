// The few things of the frame that need no server: theme, copying, drawer, and forms that send themselves.

const oneYear = 365 * 24 * 3600;

function remember(name, value) {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = `${name}=${value};path=/;max-age=${oneYear};samesite=lax${secure}`;
}

function showTheme(theme) {
    if (theme === 'system') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = theme;
    }
    for (const button of document.querySelectorAll('[data-set-theme]')) {
        button.setAttribute('aria-pressed', String(button.dataset.setTheme === theme));
    }
}

document.addEventListener('click', async (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-set-theme],[data-copy],[data-copy-link],[data-fold],[data-reload],.nav a') : null;
    if (!target) {
        return;
    }
    if (target.dataset.setTheme) {
        showTheme(target.dataset.setTheme);
        remember('techmart.theme', target.dataset.setTheme);
    } else if ('fold' in target.dataset) {
        const folded = document.documentElement.toggleAttribute('data-folded');
        target.setAttribute('aria-expanded', String(!folded));
        remember('techmart.folded', folded);
    } else if ('reload' in target.dataset) {
        location.reload();
    } else if (target.closest('.nav:popover-open')) {
        target.closest('.nav').hidePopover();
    } else {
        const text = 'copyLink' in target.dataset ? location.href : target.dataset.copy;
        if (text && await copy(text)) {
            target.dataset.copied = '';
            setTimeout(() => delete target.dataset.copied, 2000);
        }
    }
});

// Browsers keep the clipboard from pages without TLS; there the old way, by way of a selection.
async function copy(text) {
    if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
        return true;
    }
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
}

document.addEventListener('change', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-autosubmit]')) {
        event.target.form.requestSubmit();
    }
});

// An open menu closes when one goes elsewhere, and with Escape, which leaves the focus on its button.
document.addEventListener('pointerdown', (event) => {
    for (const menu of document.querySelectorAll('details.dropdown[open]')) {
        if (!menu.contains(event.target)) {
            menu.open = false;
        }
    }
});

document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && event.target instanceof Element ? event.target.closest('details.dropdown[open]') : null;
    if (menu) {
        menu.open = false;
        menu.querySelector('summary').focus();
    }
});

// The server answers again but knows this page no longer (it was restarted): a new one takes its place.
const reconnect = document.getElementById('components-reconnect-modal');
if (reconnect) {
    new MutationObserver(() => {
        if (reconnect.classList.contains('components-reconnect-rejected')) {
            location.reload();
        }
    }).observe(reconnect, { attributeFilter: ['class'] });
}

// Whoever sees the page for signing in is signed out in this browser: pages still open in other tabs are not for the next person to find.
const sessions = new BroadcastChannel('techmart.sessions');
if (location.pathname === '/login') {
    sessions.postMessage('ended');
} else if (reconnect) {
    sessions.addEventListener('message', () => location.reload());
}
