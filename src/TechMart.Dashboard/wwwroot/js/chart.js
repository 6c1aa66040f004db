// Draws charts by plotly.js, which is loaded with the first one. Colours come as names of style variables
// ("var(--chart-1)") and are looked up here, so that a chart follows the theme.

let library;

function load(address) {
    library ??= new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = address;
        script.onload = () => resolve(window.Plotly);
        script.onerror = () => {
            library = undefined;
            reject(new Error(`Could not load ${address}`));
        };
        document.head.append(script);
    });
    return library;
}

// A style variable may itself depend on the theme: the browser resolves it where it is used as a colour.
function resolver() {
    const probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
    const known = new Map();
    // "var(--chart-1) / 0.4" is the colour of the variable with an opacity of its own.
    const color = (text) => {
        if (!known.has(text)) {
            const [name, opacity] = text.split(' / ');
            probe.style.color = name;
            const found = getComputedStyle(probe).color;
            known.set(text, opacity ? `rgba(${found.match(/[\d.]+/g).slice(0, 3).join(', ')}, ${opacity})` : found);
        }
        return known.get(text);
    };
    const resolve = (value) => {
        if (typeof value === 'string') {
            return value.startsWith('var(--') ? color(value) : value;
        }
        if (Array.isArray(value)) {
            return value.map(resolve);
        }
        if (value !== null && typeof value === 'object') {
            return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolve(inner)]));
        }
        return value;
    };
    return { resolve, done: () => probe.remove() };
}

function themed(layout) {
    const axis = (own) => ({
        gridcolor: 'var(--grid)', linecolor: 'var(--border)', zerolinecolor: 'var(--border)', tickcolor: 'var(--border)',
        ...own, title: own?.title ? { standoff: 12, font: { size: 12, color: 'var(--text-weak)' }, ...own.title } : undefined,
    });
    return {
        paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
        font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: 'var(--text)' },
        margin: { l: 8, r: 8, t: layout.showlegend ? 32 : 8, b: 8 }, autosize: true, dragmode: false,
        hoverlabel: { bgcolor: 'var(--surface-raised)', bordercolor: 'var(--border)', font: { color: 'var(--text)' }, align: 'left' },
        legend: { orientation: 'h', yref: 'container', y: 1, yanchor: 'top', x: 0 },
        ...layout, xaxis: axis(layout.xaxis), yaxis: axis(layout.yaxis),
    };
}

const narrowestCell = 34;

// Names come escaped for Plotly; an escaped character counts as one and is never cut in two.
function shortened(text, longest) {
    const characters = text.match(/&(?:lt|gt|amp);|[^]/gu) ?? [];
    return characters.length > longest ? characters.slice(0, longest - 1).join('').trimEnd() + '…' : text;
}

// The library writes middle grey into cells of middle blue, which cannot be read: here it is black or white, as the cell needs.
// Cells are placed by their index: a name like "07" would be taken for one.
function cellTexts(map) {
    const low = map.zmin ?? Math.min(...map.z.flat());
    const span = (map.zmax ?? Math.max(...map.z.flat())) - low;
    return map.z.flatMap((row, y) => row.map((value, x) => ({
        x, y, text: map.text[y][x], showarrow: false,
        font: { size: 10, color: textOn(map.colorscale, span > 0 ? Math.min(1, Math.max(0, (value - low) / span)) : 0) },
    }))).filter((cell) => cell.text);
}

// Where a cell is too narrow for its widest line, the first line stands alone; the hover has the rest.
function firstLines(map, width) {
    const names = 7 * Math.max(...map.y.map((name) => String(name).length));
    const cell = (width - names - 24) / map.x.length;
    const widest = 6 * Math.max(...map.text.flat().flatMap((text) => String(text).split('<br>')).map((line) => line.length));
    return widest <= cell ? map : { ...map, text: map.text.map((row) => row.map((text) => String(text).split('<br>')[0])) };
}

function textOn(scale, share) {
    const above = Math.max(1, scale.findIndex(([stop]) => stop >= share));
    const [[from, first], [to, second]] = [scale[above - 1], scale[above]];
    const channels = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number);
    const end = channels(second);
    const [red, green, blue] = channels(first)
        .map((start, index) => (start + (end[index] - start) * (share - from) / (to - from)) / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
}

// On a narrow screen fewer ticks, shorter names, and no numbers in cells that cannot hold them; the tick at zero always stays.
function fitted(layout, data, width) {
    const { xaxis, yaxis } = layout;
    if (xaxis.ticktext) {
        const label = 7 * Math.max(...xaxis.ticktext.map((text) => text.length)) + 14;
        const room = Math.max(1, Math.floor((width - (data.some((trace) => trace.orientation === 'h') ? width / 3 : 60)) / label));
        const step = Math.ceil(xaxis.ticktext.length / room);
        const kept = (_, index) => (index - Math.max(0, xaxis.tickvals.indexOf(0))) % step === 0;
        Object.assign(xaxis, { tickvals: xaxis.tickvals.filter(kept), ticktext: xaxis.ticktext.filter(kept) });
    }
    const longest = Math.max(10, Math.floor(width / 24));
    if (yaxis.ticktext) {
        yaxis.ticktext = yaxis.ticktext.map((text) => shortened(text, longest));
    }
    for (const map of data.filter((trace) => trace.type === 'heatmap')) {
        if ((width - 60) / map.x.length < narrowestCell) {
            delete map.texttemplate;
        } else if (map.texttemplate && map.text) {
            delete map.texttemplate;
            layout.annotations = [...(layout.annotations ?? []), ...cellTexts(firstLines(map, width))];
        }
    }
    // The library writes dark grey on every bright area; black or white, as the area needs, is legible on all.
    for (const map of data.filter((trace) => trace.type === 'treemap' && trace.marker?.colors)) {
        map.textfont = { ...map.textfont, color: map.marker.colors.map((area) => textOn([[0, area], [1, area]], 0)) };
    }
    if (data.some((trace) => trace.orientation === 'h' && trace.textposition === 'outside')) {
        layout.margin = { ...layout.margin, r: 24 };
    }
    return layout;
}

async function render(element) {
    const { chart, Plotly } = element.techmart;
    const { resolve, done } = resolver();
    element.techmart.width = element.clientWidth;
    try {
        const data = resolve(chart.data);
        const layout = fitted(resolve(themed(chart.layout)), data, element.clientWidth);
        await Plotly.react(element, data, layout, { displayModeBar: false, displaylogo: false, responsive: false });
    } finally {
        done();
    }
    element.dataset.drawn = 'true';
}

export async function draw(element, json, address) {
    const Plotly = await load(address);
    if (!element.isConnected) {
        return;
    }
    const first = !element.techmart;
    element.techmart = { ...element.techmart, chart: JSON.parse(json), Plotly };
    await render(element);
    if (first) {
        watch(element);
        follow(element);
    }
}

// A point may carry an address of this host, alone or behind its hover text; the table of the chart has the same as a link.
function addressOf(event) {
    const data = event.points?.[0]?.customdata;
    const address = Array.isArray(data) ? data[1] : data;
    return typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : undefined;
}

function follow(element) {
    const go = (event) => {
        const address = addressOf(event);
        if (address) {
            Blazor.navigateTo(address);
        }
        // A treemap does not zoom into a rectangle that leads elsewhere.
        return !address;
    };
    const treemap = element.techmart.chart.data.some((trace) => trace.type === 'treemap');
    element.on(treemap ? 'plotly_treemapclick' : 'plotly_click', go);
    element.on('plotly_hover', (event) => element.classList.toggle('leads-on', addressOf(event) !== undefined));
    element.on('plotly_unhover', () => element.classList.remove('leads-on'));
}

function watch(element) {
    const size = new ResizeObserver(() => {
        if (element.clientWidth > 0 && element.clientWidth !== element.techmart?.width) {
            render(element);
        }
    });
    size.observe(element);
    const theme = new MutationObserver(() => render(element));
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const changed = () => render(element);
    system.addEventListener('change', changed);
    element.techmart.unwatch = () => {
        size.disconnect();
        theme.disconnect();
        system.removeEventListener('change', changed);
    };
}

export function purge(element) {
    if (element?.techmart) {
        element.techmart.unwatch?.();
        element.techmart.Plotly.purge(element);
        delete element.techmart;
    }
}

// The image carries the words that stand above the chart on the page.
export async function saveImage(element, name, title, subtitle) {
    const words = element.layout.showlegend ? 88 : 56;
    const { Plotly } = element.techmart;
    const address = await Plotly.toImage({
        data: element.data,
        layout: {
            ...element.layout,
            paper_bgcolor: getComputedStyle(document.body).backgroundColor,
            title: { text: title, subtitle: { text: subtitle }, x: 0.02, xanchor: 'left', yref: 'container', y: 1, yanchor: 'top', pad: { t: 14 }, font: { size: 18 } },
            legend: { ...element.layout.legend, yref: 'paper', y: 1.02, yanchor: 'bottom' },
            margin: { ...element.layout.margin, t: words + 8, b: 16, l: 16, r: Math.max(24, element.layout.margin.r) },
        },
    }, { format: 'png', width: Math.max(600, element.clientWidth), height: element.clientHeight + words, scale: 2 });
    save(name + '.png', address);
}

export function saveText(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    save(name, address);
    URL.revokeObjectURL(address);
}

function save(name, address) {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
}
