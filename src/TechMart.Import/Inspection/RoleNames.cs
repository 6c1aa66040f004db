using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>
/// Names that columns have in sales exports, in English, German, French, Spanish, Italian, Portuguese and Russian (a few in
/// Dutch, Polish and Turkish), and how
/// strongly each says its role. Spelling, plural and separators do not matter (see <see cref="HeaderName"/>): a new name is
/// one more word here.
/// </summary>
internal static class RoleNames
{
    /// <summary>Says this role and no other.</summary>
    private const double Certain = 1.0;

    /// <summary>Mostly this role.</summary>
    private const double Usual = 0.85;

    /// <summary>Often this role, where no column has a better name.</summary>
    private const double Possible = 0.6;

    /// <summary>This role only for want of anything else.</summary>
    private const double Makeshift = 0.42;

    /// <summary>The names of each role.</summary>
    public static readonly (ColumnRole Role, double Strength, string Names)[] Table =
    [
        // No role, whatever their last word says.
        (None, Certain, """
            segment, customer segment, customer group, customer type, customer category, customer class, kundengruppe, kundensegment, groupe client,
            grupo cliente, gruppo cliente, группа клиента, сегмент, price group, price type, price category, price list, preisgruppe, вид цены, тип цены, order type, order category
            """),
        (Customer, Certain, """
            customer id, customer no, customer code, customer key, customer, client id, client no, client code, client, buyer id, buyer, user id,
            member id, member no, shopper id, account id, account no, customer account, customer reference, customer user id, consumer id,
            household id, household key, loyalty id, loyalty card, loyalty card no, patron id, customer unique id, purchaser
            kundennummer, kunden no, kunden id, kunde id, kunde, kunden, debitor, debitoren no, debitorennummer, käufer, käufer id, besteller,
            auftraggeber, kundencode, kundenkonto, kd no, kundenreferenz
            client, id client, no client, code client, référence client, numéro client, acheteur, compte client, clients
            cliente, id cliente, cliente id, código cliente, no cliente, comprador, id comprador, clave cliente, socio, clientes
            codice cliente, acquirente, cliente codice
            cliente código, cpf cliente, cpf
            клиент, клиент id, id клиента, код клиента, номер клиента, покупатель, id покупателя, код покупателя, контрагент, код контрагента,
            контрагент код, партнер, заказчик, id пользователя, карта лояльности, номер карты, дисконтная карта, плательщик,
            klant, klantnummer, klant id, klant no, klantcode, klient, klient id, klienta, id klienta, numer klienta, nabywca, müşteri, müşteri no, müşteri id, müşteri kodu
            """),
        (Customer, Possible, """
            user, member, visitor, visitor id, contact id, person id, account, customer email, buyer email, email, email address, customer mail,
            billing email, email billing, user email, contact email, kunden email, client email, пользователь, почта, card no
            """),
        (Customer, Makeshift, """
            customer name, customer full name, client name, buyer name, user name, billing name, buyer username, name customer, kundenname, name kunde,
            nom client, nombre cliente, nome cliente, ragione sociale, имя клиента, фио, фио клиента, customer phone
            """),
        (Timestamp, Certain, """
            timestamp, order date, order datetime, order date time, order timestamp, invoice date, invoice datetime, purchase date, purchase datetime, purchased at, purchased on,
            purchase timestamp, transaction date, transaction datetime, transaction timestamp, transaction time, sale date, sales date, date purchase, date sale,
            date order, ordered at, ordered on, order created at, order placed at, order purchase timestamp, event time, event date, event timestamp,
            created at, datetime, date time, ts, time stamp, date timestamp, unix time, unix timestamp, epoch, bought at, sold at, sold on, receipt date, document date, posting date, order day, order created date, date sold
            bestelldatum, datum, rechnungsdatum, kaufdatum, auftragsdatum, belegdatum, buchungsdatum, verkaufsdatum, zeitstempel, transaktionsdatum,
            bestellzeitpunkt, datum uhrzeit, bestellt am, umsatzdatum, gekauft am, kaufzeitpunkt
            date commande, date achat, date facture, date facturation, date vente, date transaction, horodatage, date heure, date création commande
            fecha, fecha pedido, fecha compra, fecha venta, fecha factura, fecha transacción, fecha orden, fecha hora, marca temporal, fecha operación, fecha emisión
            data ordine, data acquisto, data vendita, data fattura, data transazione, data ora, data documento, data ordini
            data pedido, data compra, data venda, data fatura, data transação, data hora, data emissão, data nota
            дата, дата заказа, дата покупки, дата продажи, дата время, дата документа, дата операции, дата чека, время заказа, дата создания,
            момент времени, дата счета, дата транзакции,
            besteldatum, factuurdatum, aankoopdatum, orderdatum, data zamówienia, data sprzedaży, tarih, sipariş tarihi, satış tarihi, fatura tarihi
            """),
        (Timestamp, Usual, """
            date, day, created, creation date, created date, date created, dt, placed at, completed at, payment date, paid date, date paid
            zeitpunkt, buchungstag, erstellt am, jour, date création, créé le, día, fecha creación, data, giorno, dia, день, дата оплаты
            """),
        (Timestamp, Possible, "time, month, period, week, year month, paid at, tag, monat, mois, mes, mese, mês, период, время, месяц"),
        (Timestamp, Makeshift, """
            ship date, shipping date, shipped at, delivery date, delivered at, due date, dispatch date, fulfilled at, lieferdatum, versanddatum,
            date livraison, date expédition, fecha entrega, fecha envío, data consegna, data spedizione, data entrega, data envio, дата доставки, дата отгрузки
            """),
        (Order, Certain, """
            order id, order no, order, order code, order reference, order key, order name, invoice no, invoice id, invoice, invoice code, transaction id,
            transaction no, transaction, receipt id, receipt no, receipt, bill no, bill id, basket id, basket, cart id, sale id, purchase id,
            ticket id, ticket no, check no, document no, amazon order id, sales order, sales order no, purchase order no, increment id, po no, voucher no
            bestellnummer, auftragsnummer, rechnungsnummer, bestell no, auftrags no, rechnungs no, bestellung, auftrag, rechnung, belegnummer, beleg,
            beleg no, bon, bonnummer, bon no, kassenbon, bestell id, bestellungs id, transaktionsnummer, transaktions id, vorgangsnummer, warenkorb, auftrag no, bestellung no
            commande, no commande, id commande, commande no, référence commande, facture, no facture, ticket, no ticket, id transaction, panier
            pedido, no pedido, id pedido, código pedido, orden, no orden, id orden, factura, no factura, id factura, id transacción, transacción,
            recibo, boleta, folio, pedido id, pedido no
            ordine, no ordine, id ordine, codice ordine, fattura, no fattura, scontrino, no scontrino, id transazione, ordine no
            fatura, nota fiscal, no nota, cupom, id transação
            заказ, no заказа, id заказа, код заказа, чек, no чека, no счета, накладная, no накладной, документ, no документа, документ продажи,
            id транзакции, транзакция, реализация, регистратор, заказ no,
            bestelnummer, ordernummer, factuurnummer, numer zamówienia, nr zamówienia, faktura, sipariş no, fatura no
            """),
        (Order, Possible, "session id, visit id, no, document, документ no"),
        (Product, Certain, """
            product id, product code, product no, product key, product sku, sku, stock code, item id, item code, item no, item sku, article no,
            article id, article code, asin, ean, upc, gtin, barcode, isbn, material no, part no, plu, lineitem sku, variant sku, product reference,
            style code, seller sku, merchant sku, product barcode
            artikelnummer, art no, artikel no, artikel id, artikelcode, produktnummer, produkt id, produktcode, produkt no, warennummer, materialnummer
            id produit, code produit, référence produit, code article, référence article, no article, code barre, produit id
            id producto, código producto, código artículo, referencia producto, clave producto, producto id
            id prodotto, codice prodotto, codice articolo, prodotto id
            id produto, código produto, código artigo, produto id
            артикул, код товара, id товара, код номенклатуры, штрихкод, штрих код, код продукта, id продукта, артикул товара, номенклатура код
            """),
        (Product, Usual, """
            product, item, goods, article, merchandise, variant id, artikel, produkt, ware, produit, article, référence, producto, artículo, referencia,
            prodotto, articolo, produto, artigo, товар, номенклатура, продукт, towar, ürün
            """),
        (ProductName, Certain, """
            product name, item name, product title, item title, article name, product description, item description, lineitem name, stock description,
            goods name, material description, sku name, variant name, product full name
            artikelbezeichnung, artikelname, produktname, produktbezeichnung, bezeichnung, artikelbeschreibung, warenbezeichnung, produktbeschreibung
            nom produit, désignation, libellé, libellé produit, libellé article, nom article, désignation produit, description produit, produit nom
            nombre producto, descripción producto, nombre artículo, descripción artículo, producto nombre
            nome prodotto, descrizione prodotto, descrizione articolo, nome articolo, denominazione
            nome produto, descrição produto, produto nome
            название товара, наименование, наименование товара, название продукта, наименование номенклатуры, описание товара, товар наименование, имя товара
            """),
        (ProductName, Usual, "description, omschrijving, productnaam, nazwa towaru, nazwa produktu, ürün adı, beschreibung, descripción, descrizione, descrição, название, описание"),
        (ProductName, Possible, "title, product, item, artikel, produkt, article, produit, producto, artículo, prodotto, articolo, produto, товар, номенклатура, intitulé"),
        (Category, Certain, """
            category, product category, category name, item category, product category name, product group, product type, item group, item type,
            product line, department, product class, merchandise category, main category, product department, commodity group, category code, product family
            kategorie, warengruppe, produktgruppe, produktkategorie, artikelgruppe, warenart, sortiment, sparte, abteilung, produktart, artikelkategorie, hauptkategorie
            catégorie, catégorie produit, rayon, famille produit, gamme, type produit, famille
            categoría, categoría producto, tipo producto, línea producto, rubro, familia producto
            categoria, categoria prodotto, reparto, tipo prodotto, gruppo merceologico
            categoria produto, tipo produto, grupo produto
            категория, категория товара, группа товаров, товарная группа, вид номенклатуры, номенклатурная группа, тип товара, вид товара, категория продукта, группа товара,
            productgroep, categorie, kategoria, grupa towarowa, kategori
            """),
        (Category, Possible, """
            group, family, class, collection, section, category id, brand category, familia, departamento, departement, famiglia, família, gruppe, grupo, gruppo, группа, раздел
            """),
        (Category, Makeshift, "sub category, subcategory, product sub category, product subcategory, unterkategorie, sous catégorie, subcategoría, sottocategoria, subcategoria, подкатегория, type, brand, vendor, marke, бренд"),
        (Price, Certain, """
            unit price, price per unit, product price, item price, price each, price, list price, selling price, sale price, sales price, retail price,
            lineitem price, item cost, price per item, unit amount, price unit, net price, gross price, unit value, product unit price, price paid per item
            einzelpreis, stückpreis, preis, verkaufspreis, vk preis, listenpreis, preis pro stück, nettopreis, bruttopreis, artikelpreis, e preis, preis je einheit, vk, produktpreis
            prix, prix unitaire, prix unitaire ht, prix unitaire ttc, pu, pu ht, prix vente, prix produit, tarif, prix article
            precio, precio unitario, precio unidad, precio venta, precio por unidad, precio producto, valor unitario, precio artículo
            prezzo, prezzo unitario, prezzo vendita, prezzo listino, prezzo prodotto
            preço, preço unitário, preço venda, preço produto
            цена, цена за единицу, цена за штуку, цена товара, цена продажи, стоимость единицы, цена за ед, цена с ндс, цена единицы,
            prijs, stukprijs, eenheidsprijs, cena, cena jednostkowa, fiyat, birim fiyat
            """),
        (Price, Possible, "rate, unit cost, msrp, price point, кост"),
        (Quantity, Certain, """
            quantity, quantity ordered, quantity purchased, quantity sold, order quantity, units, units sold, no items, item count, pieces, pcs, count,
            lineitem quantity, quantity shipped, item quantity, product quantity, units ordered, unit sold, no units, purchased quantity, ordered quantity, quantity refund
            menge, anzahl, stück, stückzahl, bestellmenge, verkaufsmenge, absatz, positionsmenge, bestellte menge, verkaufte menge
            quantité, quantite, qté, nb articles, nombre articles, unités, quantité commandée, quantité vendue
            cantidad, cant, unidades, uds, cantidad vendida, no unidades, piezas, cantidad pedida
            quantità, qta, pezzi, unità, no pezzi
            quantidade, qtd, qtde, peças, quantidade vendida
            количество, кол во, количество товара, колво, шт, штук, количество штук, кол, aantal, ilość, adet, miktar
            """),
        (Quantity, Usual, "items, no products, nombre, nb, cds, объем"),
        (Quantity, Possible, "orders, volume, pack, число"),
        (Quantity, Makeshift, "amount"),
        (Total, Certain, """
            total, total spent, total price, line total, total amount, line amount, total sales, total value, total paid, amount paid, amount spent,
            extended price, total revenue, revenue, sales amount, net amount, sales value, purchase amount, purchase value, transaction amount,
            transaction value, order line total, item total, row total, total purchase, total purchase amount, spend, spent, sale amount, sale value,
            turnover, line value, line price, gmv, sale total, paid amount, total line, money spent, total price paid, lineitem total
            gesamtpreis, gesamt, gesamtbetrag, summe, umsatz, gesamtsumme, positionssumme, zeilensumme, positionsbetrag, nettoumsatz, bruttoumsatz,
            gesamtwert, zahlbetrag, erlös, gesamtumsatz, zeilenbetrag, positionswert
            montant, montant total, total ligne, prix total, total ttc, total ht, montant ttc, montant ht, chiffre affaires, ca, montant ligne
            importe, importe total, monto, monto total, precio total, total línea, valor total, ventas, venta total, ingresos, total venta, importe línea
            totale, importo, importo totale, prezzo totale, totale riga, fatturato, ricavo
            preço total, montante, faturamento, receita, total item, valor pago
            сумма, итого, всего, общая сумма, общая стоимость, выручка, сумма продажи, сумма покупки, оборот, сумма с ндс, итоговая сумма, сумма товара, сумма строки, сумма продаж,
            bedrag, totaal, totaalbedrag, omzet, kwota, wartość, razem, suma brutto, tutar, toplam, toplam tutar, ciro
            """),
        (Total, Usual, """
            amount, sales, net sales, item subtotal, payment value, payment amount, order amount, dollars, dollar value, betrag, nettobetrag, bruttobetrag, rechnungsbetrag, warenwert, bestellwert,
            somme, suma, facturación, somma, soma, стоимость, сумма заказа, сумма чека, сумма документа, продажи, invoice amount
            """),
        (Total, Possible, """
            order total, order total amount, grand total, gross sales, subtotal, sum, sale, value, paid, total cost, order value, invoice value, invoice total, basket value, cart total, wert, valeur, valor, valore, monetary
            """),
        (Country, Certain, """
            country, country name, country code, customer country, billing country, buyer country, sales country, country id, nation, country region
            land, kundenland, länder, staat, ländercode, rechnungsland
            pays, pays client, país, país cliente, nación, paese, nazione, paese cliente, страна, страна клиента, страна покупателя
            """),
        (Country, Possible, "ship country, shipping country, delivery country, lieferland, market, pays livraison, país envío"),
        (Region, Certain, """
            region, region name, customer region, sales region, bundesland, région, región, regione, região, регион, область, регион клиента, billing province, billing region
            """),
        (Region, Usual, """
            state, province, customer state, billing state, state province, state code, state name, county, kanton, provinz, département, provincia, estado, comunidad autónoma, uf, край, штат, округ
            """),
        (Region, Possible, "territory, zone, area, district, gebiet, vertriebsgebiet, zona, ship state, shipping province, shipping state, район, федеральный округ"),
        (City, Certain, """
            city, town, customer city, city name, billing city, stadt, ort, wohnort, ville, ciudad, ciudad cliente, città, cidade, город, город клиента, населенный пункт
            """),
        (City, Possible, "ship city, shipping city, municipality, location, localidad, commune, comune, município, store city"),
        (Gender, Certain, "gender, sex, customer gender, geschlecht, sexe, genre client, sexo, género, genero, sesso, genere, gênero, пол, пол клиента"),
        (Gender, Possible, "genre, anrede, salutation, civilité"),
        (Age, Certain, "age, customer age, age years, alter, kundenalter, âge, age client, edad, edad cliente, età, eta, idade, возраст, возраст клиента"),
        (AgeGroup, Certain, """
            age group, age band, age range, age bracket, age bucket, age category, age class, altersgruppe, altersklasse, tranche âge, groupe âge,
            grupo edad, rango edad, fascia età, faixa etária, grupo etario, возрастная группа, группа возраста
            """),
        (Profession, Certain, """
            profession, occupation, job, job title, customer profession, customer occupation, beruf, tätigkeit, métier, catégorie socioprofessionnelle,
            profesión, ocupación, professione, occupazione, profissão, ocupação, профессия, род занятий, должность
            """),
        (MaritalStatus, Certain, """
            marital status, marital, married, civil status, relationship status, familienstand, familienstatus, situation familiale, état civil, situation matrimoniale,
            estado civil, stato civile, семейное положение, семейный статус
            """),
        (Signup, Certain, """
            signup date, sign up date, signup, registration date, registered at, registered on, date registered, join date, joined, joined at, member since, customer since,
            enrollment date, customer created at, first seen, account created, anmeldedatum, registrierungsdatum, registriert am, kunde seit, mitglied seit,
            date inscription, client depuis, fecha registro, fecha alta, fecha inscripción, data registrazione, data iscrizione, data cadastro, data registro,
            дата регистрации, клиент с
            """),
    ];

    /// <summary>A word that, anywhere in a name that is not in the table, speaks against every role.</summary>
    public static readonly string[] Misleading = HeaderWords("""
        discount, rabatt, remise, descuento, sconto, desconto, скидка, скидки, coupon, voucher, promo, promotion, tax, taxes, vat, mwst, ust, steuer, tva, iva, ндс, duties,
        shipping, ship, shipped, freight, delivery, postage, versand, fracht, livraison, envio, spedizione, доставка, доставки, cost, costs, cogs, kosten, profit, margin, gewinn, marge, ganancia, прибыль, маржа,
        refund, refunded, fee, fees, tip, tips, commission, weight, gewicht, rating, score, review, index, row, line, zip, postal, postcode, plz, zipcode, latitude, longitude, lat, lon,
        phone, tel, telefon, mobile, fax, currency, wahrung, compare, balance, points, stock, inventory, status, method, mode, street, address, adresse, direccion, indirizzo, адрес, note, notes,
        comment, company, last, first, previous, next, avg, average, mean, max, min, cumulative, ytd, url, ip, device, store, shop, filiale, магазин, склад, employee, seller, salesperson, менеджер, supplier, warehouse, channel, payment, updated, modified, target, budget, forecast, birth, birthday
        """);

    /// <summary>Names of columns that hold text about a single person or order: never a custom attribute, however few values a file has.</summary>
    public static readonly string[] NeverAttribute = HeaderWords("""
        name, vorname, nachname, surname, nom, prenom, nombre, nome, cognome, sobrenome, имя, фамилия, фио, email, mail, phone, tel, telefon, telefono, telephone, телефон, street, strasse, address, adresse, direccion, indirizzo, endereco, адрес,
        zip, postal, postcode, plz, zipcode, cap, индекс, note, notes, comment, comments, url, ip, password, reference, id, no, key, code, codigo, codice, код, session, time
        """);

    private static string[] HeaderWords(string list) =>
        [.. list.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => HeaderName.Of(word).Joined)];
}
