// The traces that the pages draw, and no others. Scatter is part of the core.
import Plotly from 'plotly.js/lib/core';
import bar from 'plotly.js/lib/bar';
import box from 'plotly.js/lib/box';
import violin from 'plotly.js/lib/violin';
import heatmap from 'plotly.js/lib/heatmap';
import histogram from 'plotly.js/lib/histogram';
import treemap from 'plotly.js/lib/treemap';
import sankey from 'plotly.js/lib/sankey';
import pie from 'plotly.js/lib/pie';

Plotly.register([bar, box, violin, heatmap, histogram, treemap, sankey, pie]);
window.Plotly = Plotly;
