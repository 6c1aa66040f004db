// The content security policy refuses style attributes that come as text. Blazor and plotly.js set them by setAttribute; the style
// object means the same and is allowed. Markup that somebody smuggles in still cannot carry any. Loaded before Blazor.

const setAttribute = Element.prototype.setAttribute;

Element.prototype.setAttribute = function (name, value) {
    if (this.style instanceof CSSStyleDeclaration && String(name).toLowerCase() === 'style') {
        this.style.cssText = value;
    } else {
        setAttribute.call(this, name, value);
    }
};
