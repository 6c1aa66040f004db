using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Consumption;
using TechMart.Dashboard.Tests.Shop;
