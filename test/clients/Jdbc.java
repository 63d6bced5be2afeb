/*
 * test/clients/Jdbc.java
 *		What a JDBC client sees of a schema, in lines for test/t/clients.pl.
 *
 * Usage: Jdbc URL USER SCHEMA STATEMENT...
 *
 * A line starts with what it is about: "relation", "column" and "key" come from
 * DatabaseMetaData, "row" from SELECT * of each view through the getter of each
 * column's type, "value" and "error" from the statements.
 */
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

public class Jdbc
{
	private static final DateTimeFormatter TIMESTAMP =
		DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssx").withZone(ZoneOffset.UTC);

	private static final PrintStream out =
		new PrintStream(new FileOutputStream(FileDescriptor.out), false, java.nio.charset.StandardCharsets.UTF_8);

	/* like COPY: \N is NULL */
	private static void print(Object... fields)
	{
		List<String> texts = new ArrayList<>();

		for (Object field : fields)
			texts.add(field == null ? "\\N" : field.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
		out.println(String.join("\t", texts));
	}

	private static Object value(ResultSet row, int column, int type) throws SQLException
	{
		Object value;

		switch (type)
		{
			case Types.INTEGER:
				value = row.getInt(column);
				break;
			case Types.BIGINT:
				value = row.getLong(column);
				break;
			case Types.NUMERIC:
				value = row.getBigDecimal(column) == null ? null : row.getBigDecimal(column).toPlainString();
				break;
			case Types.BIT:
				value = row.getBoolean(column) ? "t" : "f";
				break;
			case Types.DATE:
				value = row.getDate(column);
				break;
			case Types.TIMESTAMP:
				value = row.getTimestamp(column) == null ? null : TIMESTAMP.format(row.getTimestamp(column).toInstant());
				break;
			case Types.VARCHAR:
				value = row.getString(column);
				break;
			default:
				value = "type " + type;
		}
		return row.wasNull() ? null : value;
	}

	private static void rows(Statement statement, String kind, String name, String sql) throws SQLException
	{
		try (ResultSet row = statement.executeQuery(sql))
		{
			ResultSetMetaData columns = row.getMetaData();

			while (row.next())
			{
				List<Object> fields = new ArrayList<>(List.of(kind, name));

				for (int i = 1; i <= columns.getColumnCount(); i++)
					fields.add(value(row, i, columns.getColumnType(i)));
				print(fields.toArray());
			}
		}
	}

	/* names of views */
	private static List<String> relations(DatabaseMetaData meta, String schema) throws SQLException
	{
		List<String> views = new ArrayList<>();

		try (ResultSet row = meta.getTables(null, schema, "%", new String[] {"TABLE", "VIEW"}))
		{
			while (row.next())
			{
				print("relation", row.getString("TABLE_NAME"), row.getString("TABLE_TYPE"), row.getString("REMARKS"));
				if (row.getString("TABLE_TYPE").equals("VIEW"))
					views.add(row.getString("TABLE_NAME"));
			}
		}
		return views;
	}

	private static void columns(DatabaseMetaData meta, String schema) throws SQLException
	{
		try (ResultSet row = meta.getColumns(null, schema, "%", "%"))
		{
			while (row.next())
				print("column", row.getString("TABLE_NAME"), row.getString("COLUMN_NAME"), row.getInt("DATA_TYPE"),
					  row.getInt("COLUMN_SIZE"), row.getInt("DECIMAL_DIGITS"), row.getString("REMARKS"));
		}
	}

	private static void keys(DatabaseMetaData meta, String schema) throws SQLException
	{
		try (ResultSet row = meta.getImportedKeys(null, schema, "project"))
		{
			while (row.next())
				print("key", row.getString("FKCOLUMN_NAME"), row.getString("PKTABLE_NAME"), row.getString("PKCOLUMN_NAME"));
		}
	}

	public static void main(String[] args) throws SQLException
	{
		String schema = args[2];

		try (Connection connection = DriverManager.getConnection(args[0], args[1], "");
			 Statement statement = connection.createStatement())
		{
			DatabaseMetaData meta = connection.getMetaData();
			List<String> views = relations(meta, schema);

			columns(meta, schema);
			keys(meta, schema);
			for (String view : views)
				rows(statement, "row", view, "SELECT * FROM " + schema + "." + view);
			for (int i = 3; i < args.length; i++)
			{
				try
				{
					rows(statement, "value", args[i], args[i]);
				}
				catch (SQLException e)
				{
					print("error", args[i], e.getSQLState());
				}
			}
		}
		out.flush();
	}
}
